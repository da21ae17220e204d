import { token } from "./signin";

/** The site's own settings: `config.json` beside the page. Empty on one machine. */
export interface Config {
  /** Where the API is; the site's own origin when empty. */
  apiBase?: string;
  /** The sign-in of the API on AWS; none is needed when left out. */
  signIn?: { domain: string; clientId: string };
}

let settings: Config = {};

/** Reads the site's settings; a site without them asks its own origin. */
export async function configure(): Promise<Config> {
  try {
    const answer = await fetch("config.json");
    if (answer.ok) settings = (await answer.json()) as Config;
  } catch {
    settings = {};
  }
  return settings;
}

/** Something the API refused, with its sentence. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(text);
  }
}

/** A value of a query: left out when undefined or empty; a list is repeated. */
export type QueryValue = string | number | boolean | undefined | string[];

/** The address of something of the API. */
export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== "" && one !== false) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return `${(settings.apiBase ?? "").replace(/\/$/, "")}${path}${text ? `?${text}` : ""}`;
}

/** Asks the API; the signal ends a question nobody waits for any more. */
export async function ask<T>(path: string, query: Record<string, QueryValue> = {}, signal?: AbortSignal): Promise<T> {
  return (await (await call(address(path, query), { signal: signal ?? null })).json()) as T;
}

/** Asks the API for text, as a picture. */
export async function askText(path: string, signal?: AbortSignal): Promise<string> {
  return (await call(address(path), { signal: signal ?? null })).text();
}

/** Sends JSON. */
export async function send<T>(path: string, body: unknown): Promise<T> {
  return (await (await call(address(path), { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } })).json()) as T;
}

async function call(url: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...request, headers: { accept: "application/json", ...(request.headers as Record<string, string> | undefined), ...authorization() } });
  if (answer.ok) return answer;
  const body = (await answer.json().catch(() => null)) as { message?: string } | null;
  throw new ApiError(answer.status, body?.message ?? `The API answered ${answer.status}.`);
}

function authorization(): Record<string, string> {
  const current = token();
  return current ? { authorization: `Bearer ${current}` } : {};
}
