import type { JourneySteps, Milestone } from "../answers";
import { ApiError, ask, send } from "../api";
import { lines } from "../charts/lines";
import { fill, h, message, section } from "../dom";
import { count, many, share, title, words } from "../format";
import { meter } from "../steps";
import { sparkline } from "../charts/sparkline";

interface Previewed { milestone: { name: string; query: string; types: string[] }; backtest: Milestone & { first?: string; last?: string } }

const example = `{
  "name": "complaint-after-late-payment",
  "description": "A complaint within 30 days of a late payment.",
  "sequence": [
    { "type": "payment_late" },
    { "type": "complaint", "within": "30d" }
  ]
}`;

/** The milestones, how often and when each is reached, and a place to try a new one on what has happened. */
export async function milestonesPage(into: HTMLElement, _rest: string, _query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const [all, known] = await Promise.all([ask<Milestone[]>("/milestones", {}, signal), steps(signal)]);
  into.append(h("h1", {}, "Milestones"));
  if (all.length === 0) into.append(message("No milestones yet: try a definition below, then switch it on.", "empty"));
  else into.append(list(all, known?.customers ?? 0), overTime(all));
  into.append(trial());
}

async function steps(signal: AbortSignal): Promise<JourneySteps | null> {
  try {
    return await ask<JourneySteps>("/journeys/steps", {}, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

function list(all: Milestone[], customers: number): HTMLElement {
  return h("div", { class: "cards" }, all.map((one) => h("article", { class: "card" },
    h("h2", {}, title(one.name), one.isActive ? null : h("span", { class: "badge" }, "off")),
    h("p", { class: "faint" }, one.description ?? ""),
    customers > 0 ? meter(one.customers / customers, `${many(one.customers, "customer")} · ${share(one.customers / customers)}`) : h("p", {}, many(one.customers, "customer")),
    one.byMonth.length > 1 ? sparkline(one.byMonth.map((month) => month.occurrences)) : null,
    h("p", { class: "faint" }, `Reached ${count(one.occurrences)} times. `, one.customers > 0 ? h("a", { href: `#/compare?${new URLSearchParams({ a: `milestone.${one.name}=true` })}` }, "What sets these customers apart?") : null))));
}

function overTime(all: Milestone[]): HTMLElement {
  const months = [...new Set(all.flatMap((one) => one.byMonth.map((month) => month.month)))].sort();
  const at = (one: Milestone, month: string) => one.byMonth.find((each) => each.month === month)?.occurrences ?? 0;
  return lines("Reached by month", months.map((month) => `${month}-01`), all.map((one) => ({ name: words(one.name), values: months.map((month) => at(one, month)) })), {
    columns: ["month", ...all.map((one) => words(one.name))],
    rows: months.map((month) => [month, ...all.map((one) => at(one, month))]),
  }, count);
}

/** A definition is tried on history before it is switched on. */
function trial(): HTMLElement {
  const text = h("textarea", { id: "definition", rows: 11, spellcheck: "false", "aria-describedby": "definition-help" }, example) as HTMLTextAreaElement;
  const result = h("div", { "aria-live": "polite" });
  const run = async (work: (definition: unknown) => Promise<HTMLElement[]>) => {
    fill(result, message("Looking through the history …"));
    try {
      fill(result, ...(await work(JSON.parse(text.value))));
    } catch (error) {
      fill(result, message(error instanceof SyntaxError ? `This is not JSON yet: ${error.message}` : (error as Error).message, "error"));
    }
  };
  return section("Try a milestone", null,
    h("p", { id: "definition-help", class: "faint" }, "A sequence with gaps, a count within a window, or an absence. Trying it counts who would have reached it and changes nothing."),
    h("label", { for: "definition" }, "Definition"), text,
    h("div", { class: "buttons" },
      h("button", { type: "button", class: "primary", onclick: () => void run(async (definition) => backtest(await send<Previewed>("/milestones/preview", definition))) }, "Try on history"),
      h("button", { type: "button", onclick: () => void run(async (definition) => {
        const saved = await send<{ name: string }>("/milestones", definition);
        return [message(`${title(saved.name)} is switched on: from now on new touchpoints fire it. The next run finds it in the history.`)];
      }) }, "Switch on")),
    result);
}

function backtest(previewed: Previewed): HTMLElement[] {
  const { backtest: found, milestone } = previewed;
  const head = h("p", {}, h("b", {}, many(found.customers, "customer")), ` would have reached it, ${many(found.occurrences, "time")} in all${found.first && found.last ? `, between ${found.first.slice(0, 10)} and ${found.last.slice(0, 10)}` : ""}.`);
  const months = found.byMonth.map((one) => one.month);
  return [
    head,
    ...(months.length > 1 ? [lines(`${title(milestone.name)} by month`, months.map((month) => `${month}-01`), [{ name: milestone.name, values: found.byMonth.map((one) => one.occurrences) }], { columns: ["month", "occurrences"], rows: found.byMonth.map((one) => [one.month, one.occurrences]) }, count)] : []),
    h("details", {}, h("summary", {}, "The Gremlin query it compiles to"), h("pre", { tabindex: 0 }, milestone.query)),
  ];
}
