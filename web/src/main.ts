import "./style.css";
import { ApiError, configure } from "./api";
import { fill, h, message } from "./dom";
import { customerPage } from "./pages/customer";
import { journeysPage } from "./pages/journeys";
import { kpisPage } from "./pages/kpis";
import { milestonesPage } from "./pages/milestones";

/** A page fills the element it is given; the signal fires when another page is shown. */
export type Page = (into: HTMLElement, rest: string, query: URLSearchParams, signal: AbortSignal) => Promise<void>;

const pages: { path: string; title: string; page: Page }[] = [
  { path: "kpis", title: "KPIs", page: kpisPage },
  { path: "journeys", title: "Journeys", page: journeysPage },
  { path: "customers", title: "Customer", page: customerPage },
  { path: "milestones", title: "Milestones", page: milestonesPage },
];

const main = document.querySelector<HTMLElement>("main")!;
const nav = document.querySelector<HTMLElement>("nav")!;
let shown = new AbortController();

async function show(): Promise<void> {
  shown.abort();
  shown = new AbortController();
  const signal = shown.signal;
  const [path = "", text = ""] = location.hash.slice(2).split("?");
  const [name = "", ...rest] = path.split("/");
  const current = pages.find((one) => one.path === name) ?? pages[0]!;
  document.title = `${current.title} · Customer journeys`;
  fill(nav, ...pages.map((one) => h("a", { href: `#/${one.path}`, "aria-current": one === current ? "page" : null }, one.title)));
  const into = h("div", { class: "page" });
  const loading = message("Loading …");
  fill(main, into, loading);
  try {
    await current.page(into, decodeURIComponent(rest.join("/")), new URLSearchParams(text), signal);
    loading.remove();
  } catch (error) {
    if (!signal.aborted) fill(main, message(error instanceof ApiError ? error.message : "The API cannot be reached. Is `ccj serve` running?", "error"));
  }
}

addEventListener("hashchange", () => void show());
void configure().then(show);
