import type { Similar, Timeline } from "../answers";
import { ask } from "../api";
import { twin } from "../charts/twin";
import { fill, h, loading, message } from "../dom";
import { many, share, words } from "../format";
import { meter, path } from "../steps";
import { type Choice, select } from "./controls";

const fewSteps = [5, 8, 12];
const shown = 12;
const horizon = "30d";
const usualLast = "last:5";
const usualThreshold = "0.8";

/** Customers with a similar journey; what is compared is chosen and said. The last steps unless asked otherwise, as whole lives are seldom alike. */
export async function similarPart(timeline: Timeline, _query: URLSearchParams, signal: AbortSignal): Promise<HTMLElement> {
  const result = h("div", { "aria-live": "polite" });
  const types = [...new Set(timeline.touchpoints.map((one) => one.type))];
  const compared: Choice[] = [
    ...fewSteps.map((number): Choice => [`last:${number}`, `the last ${number} steps`]),
    ...types.map((type): Choice => [`from:${type}`, `what follows the first ${words(type)} (30 days)`]),
    ...types.map((type): Choice => [`to:${type}`, `what leads to the last ${words(type)} (30 days)`]),
    ["whole", "the whole journey"],
  ];
  const what = select("compared", "Compared", compared, usualLast);
  const threshold = select("threshold", "At least", ["0.5", "0.6", "0.7", usualThreshold, "0.9", "1"].map((one): Choice => [one, `${share(Number(one))} alike`]), usualThreshold);
  const refresh = () => void show(result, timeline.customer, what.querySelector("select")!.value, threshold.querySelector("select")!.value, signal);
  for (const control of [what, threshold]) control.addEventListener("change", refresh);
  refresh();
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", {}, "Customers with a similar journey")), h("div", { class: "fields" }, what, threshold), result);
}

async function show(into: HTMLElement, customer: string, compared: string, threshold: string, signal: AbortSignal): Promise<void> {
  fill(into, loading());
  try {
    const [kind, step = ""] = compared.split(/:(.*)/s);
    const window = kind === "from" ? { from: step, next: horizon } : kind === "to" ? { to: step, next: horizon } : kind === "last" ? { last: Number(step) } : {};
    fill(into, ...found(await ask<Similar>("/journeys/similar", { customer, threshold, limit: shown, ...window }, signal), kind ?? "last", step));
  } catch (error) {
    if (!signal.aborted) fill(into, message((error as Error).message, "error"));
  }
}

function found(answer: Similar, kind: string, step: string): HTMLElement[] {
  const said = kind === "from" ? `what follows the first ${words(step)} within 30 days` : kind === "to" ? `what leads to the last ${words(step)} within 30 days` : kind === "last" ? `the last ${step} steps` : "whole journeys";
  const data = { columns: ["customer", "similarity", "steps"], rows: answer.customers.map((one) => [one.customer, one.similarity, one.steps.join(" > ")]) };
  const { buttons, rows } = twin("Similar customers", data, { similarity: share });
  return [
    h("p", {}, h("b", {}, many(answer.count, "other customer")), ` by ${said}. This customer's:`),
    path(answer.steps),
    answer.count === 0 ? message("Nobody. Compare a shorter part, or ask for less likeness.", "empty") : h("div", {},
      h("ol", { class: "journeys" }, answer.customers.map((one) => h("li", {}, h("div", { class: "journey" }, path(one.steps), meter(one.similarity), h("a", { href: `#/customers/${encodeURIComponent(one.customer)}` }, one.customer.replace("customer:", "")))))),
      answer.count > answer.customers.length ? h("p", { class: "faint" }, `The ${answer.customers.length} most similar of ${answer.count}.`) : null, buttons, rows),
    ...(answer.next && answer.next.length > 0 && answer.count > 0 ? [afterwards(answer.next)] : []),
  ];
}

function afterwards(next: NonNullable<Similar["next"]>): HTMLElement {
  return h("div", {}, h("h3", {}, "What happened to them in the 30 days after"),
    h("ul", { class: "bars" }, next.slice(0, shown / 2).map((one) => h("li", {}, h("span", {}, words(one.step)), meter(one.share, `${share(one.share)}, of all ${share(one.baseShare)}`)))));
}
