import { fill, h } from "../dom";
import styles from "./widgets.css?inline";

/** Gives a token when one is needed; asked anew for every call, so that it may renew it. */
export type TokenSource = () => string | Promise<string>;

/** A query of the API; what is empty is left out. */
export type Query = Record<string, string | null>;

const refreshLeast = 1;

/** What all widgets share: where the API is, the token, loading, errors, asking again. Each draws in a shadow of its own, so that page and widget leave each other's style alone. */
export abstract class Widget extends HTMLElement {
  /** Gives tokens; the attribute `token` does where it is not set. */
  tokenSource: TokenSource | null = null;

  readonly #body = h("div", { class: "body", part: "body" });
  #asked = new AbortController();
  #timer = 0;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.append(h("style", {}, styles), this.#body);
  }

  connectedCallback(): void {
    this.#load();
    const seconds = Number(this.getAttribute("refresh"));
    if (seconds >= refreshLeast) this.#timer = window.setInterval(() => document.hidden || this.#load(), seconds * 1000);
  }

  disconnectedCallback(): void {
    this.#asked.abort();
    clearInterval(this.#timer);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#load();
  }

  /** Asks and draws again. */
  reload(): void {
    this.#load();
  }

  /** Asks the API and makes what is shown. */
  protected abstract show(signal: AbortSignal): Promise<HTMLElement>;

  /** An attribute; empty when it is not there. */
  protected text(name: string): string {
    return this.getAttribute(name)?.trim() ?? "";
  }

  /** Asks the API. */
  protected async ask<T>(path: string, query: Query, signal: AbortSignal): Promise<T> {
    const parameters = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1])));
    const text = parameters.toString();
    const token = this.tokenSource ? await this.tokenSource() : this.text("token");
    const headers: Record<string, string> = token ? { accept: "application/json", authorization: `Bearer ${token}` } : { accept: "application/json" };
    const answer = await fetch(`${this.text("api").replace(/\/$/, "")}${path}${text ? `?${text}` : ""}`, { headers, signal });
    const body = (await answer.json().catch(() => null)) as (T & { message?: string }) | null;
    if (!answer.ok || body === null) throw new Error(body?.message ?? `The API answered ${answer.status}.`);
    return body;
  }

  #load(): void {
    this.#asked.abort();
    this.#asked = new AbortController();
    void this.#draw(this.#asked.signal);
  }

  async #draw(signal: AbortSignal): Promise<void> {
    if (!this.#body.hasChildNodes()) fill(this.#body, h("p", { class: "faint", role: "status" }, "Loading …"));
    try {
      const shown = await this.show(signal);
      if (signal.aborted) return;
      fill(this.#body, shown);
      this.dispatchEvent(new CustomEvent("ccj-loaded", { bubbles: true, composed: true }));
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof TypeError ? "The journey hub cannot be reached." : (error as Error).message;
      fill(this.#body, h("p", { class: "error", role: "alert" }, message));
      this.dispatchEvent(new CustomEvent("ccj-error", { bubbles: true, composed: true, detail: { message } }));
    }
  }
}
