import "./style.css";
import { ApiError, configure } from "./api";
import { fill, h, loading, message } from "./dom";
import { signedIn } from "./signin";

/** A page fills the element it is given; the signal fires when another page is shown. */
export type Page = (into: HTMLElement, rest: string, query: URLSearchParams, signal: AbortSignal) => Promise<void>;

/** A page, the entry of the navigation it belongs to, and its code, which is fetched when it is first shown. */
interface Place { path: string; title: string; entry: string; page: () => Promise<Page> }

const journeys = "Journeys";
const places: Place[] = [
  { path: "kpis", title: "Key figures", entry: "Key figures", page: async () => (await import("./pages/kpis")).kpisPage },
  { path: "journeys", title: journeys, entry: journeys, page: async () => (await import("./pages/journeys")).journeysPage },
  { path: "compare", title: "Compare", entry: journeys, page: async () => (await import("./pages/compare")).comparePage },
  { path: "typical", title: "Typical journeys", entry: journeys, page: async () => (await import("./pages/typical")).typicalPage },
  { path: "funnel", title: "Funnel", entry: journeys, page: async () => (await import("./pages/funnel")).funnelPage },
  { path: "customers", title: "Customer", entry: "Customer", page: async () => (await import("./pages/customer")).customerPage },
  { path: "identity", title: "Identity", entry: "Customer", page: async () => (await import("./pages/identity")).identityPage },
  { path: "milestones", title: "Milestones", entry: "Milestones", page: async () => (await import("./pages/milestones")).milestonesPage },
  { path: "runs", title: "Runs", entry: "Runs", page: async () => (await import("./pages/runs")).runsPage },
];

/** What an address leads to that names no page. */
const nowhere: Place = { path: "", title: "No such page", entry: "", page: async () => async (into) => void into.append(h("h1", {}, "No such page"), h("p", { class: "message empty", role: "status" }, "This address names no page. Choose one above.")) };

const main = document.querySelector<HTMLElement>("main")!;
const nav = document.querySelector<HTMLElement>("header nav")!;
let shown = new AbortController();
let isFirst = true;

async function show(): Promise<void> {
  shown.abort();
  shown = new AbortController();
  const signal = shown.signal;
  const [path = "", text = ""] = location.hash.slice(2).split("?");
  const [name = "", ...rest] = path.split("/");
  const current = name === "" ? places[0]! : (places.find((one) => one.path === name) ?? nowhere);
  const query = new URLSearchParams(text);
  document.body.classList.toggle("embedded", query.get("embed") === "true");
  document.title = `${current.title} · Customer journeys`;
  fill(nav, ...places.filter((one) => one.title === one.entry).map((one) => h("a", { href: `#/${one.path}`, "aria-current": one.entry === current.entry ? "page" : null }, one.entry)));
  const into = h("div", { class: "page" });
  const wait = loading();
  fill(main, into, wait);
  main.setAttribute("aria-busy", "true");
  if (!isFirst) scrollTo({ top: 0 });
  isFirst = false;
  try {
    await (await current.page())(into, decodeURIComponent(rest.join("/")), query, signal);
  } catch (error) {
    if (signal.aborted) return;
    into.append(isBeforeFirstRun(error) ? h("p", { class: "message empty", role: "status" }, "There are no journeys yet: they come with the first run of the flow. ", h("a", { href: "#/runs" }, "See how far it is"), ".") : message(textOf(error), "error"));
    if (!into.querySelector("h1")) into.prepend(h("h1", {}, current.title));
  } finally {
    wait.remove();
    if (!signal.aborted) main.removeAttribute("aria-busy");
  }
}

const isBeforeFirstRun = (error: unknown): boolean => error instanceof ApiError && error.status === 404 && error.message.includes("journey index");

function textOf(error: unknown): string {
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return "The API cannot be reached. Is `ccj serve` running?";
  return error instanceof Error ? error.message : String(error);
}

addEventListener("hashchange", () => void show());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void show());
void (async () => {
  try {
    if (await signedIn(await configure())) await show();
  } catch (error) {
    fill(main, message(textOf(error), "error"));
  }
})();
