import type { Compared, ComparedJourney, JourneySteps } from "../answers";
import { ask } from "../api";
import { twin } from "../charts/twin";
import { colourAll } from "../colours";
import { fill, h, message } from "../dom";
import { count, points, share, title, words } from "../format";
import { path } from "../steps";
import { type Choice, field, form, more, place, select } from "./controls";
import { attributes, ends, milestones, readQuery, stepChoices } from "./journeyForm";
import { journeyTabs } from "./journeys";

const significant = 0.05;
const mostListed = 40;
type Part = "steps" | "paths" | "journeys";

/** Which journeys, steps and paths set one population apart from another. */
export async function comparePage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<JourneySteps>("/journeys/steps", {}, signal);
  colourAll(known.steps.map((one) => one.step));
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const asked = readQuery(query);
  const populations = choices(known);
  into.append(
    h("h1", {}, "Journeys"), journeyTabs("Compare"),
    form((values) => (location.hash = place("compare", values)), [
      select("a", "Customers who", populations, a),
      select("b", "compared with", [["", "everybody else"], ...populations.slice(1)], b),
      more("Which part of their journeys", Boolean(asked.from || asked.to || asked.steps || asked.within), ...ends(known, asked), field("steps", "Steps at most", asked.steps, "8", "number"), field("within", "Within (12h, 30d, none)", asked.within, "30d")),
    ], "Compare"));
  if (a === "") {
    into.append(message("Choose who is compared: customers who reached a milestone, had a step, or belong to a segment, with everybody else or with others.", "empty"));
    return;
  }
  const answer = await ask<Compared>("/journeys/compare", { from: asked.from, to: asked.to, steps: asked.steps, within: asked.within, a, b: b || a.replace("=", "!="), limit: mostListed }, signal);
  into.append(result(answer, nameOf(populations, a), b ? nameOf(populations, b) : "everybody else"));
}

function choices(known: JourneySteps): Choice[] {
  return [
    ["", "choose …"],
    ...milestones(known).map((name): Choice => [`milestone.${name}=true`, `reached ${words(name)}`]),
    ...attributes(known).filter(([name]) => name !== "since").flatMap(([name, values]) => values.map((value): Choice => [`${name}=${value}`, `${name} is ${value}`])),
    ...stepChoices(known, "").slice(1).map(([step]): Choice => [`had=${step}`, `had ${words(step)}`]),
  ];
}

const nameOf = (populations: Choice[], value: string): string => populations.find((one) => one[0] === value)?.[1] ?? value;

function result(answer: Compared, a: string, b: string): HTMLElement {
  const into = h("div", {});
  const show = (part: Part) => fill(into, parts(part, show), listOf(answer, part, a, b));
  show("steps");
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, `${title(a)}, compared with ${b}`)),
    h("p", { class: "faint" }, `${count(answer.anchorsA)} journeys against ${count(answer.anchorsB)}. A difference counts as real (★) when its false discovery rate over all ${count(answer.tests)} comparisons is below ${share(significant)}.`),
    answer.anchorsA === 0 || answer.anchorsB === 0 ? message("One of the two has no such journey.", "empty") : into);
}

function parts(current: Part, show: (part: Part) => void): HTMLElement {
  const names: Record<Part, string> = { steps: "Steps", paths: "Two in a row", journeys: "Whole journeys" };
  return h("div", { class: "switch", role: "group", "aria-label": "What is compared" }, (Object.keys(names) as Part[]).map((part) =>
    h("button", { type: "button", "aria-pressed": String(part === current), onclick: () => show(part) }, names[part])));
}

function listOf(answer: Compared, part: Part, a: string, b: string): HTMLElement {
  const list = answer[part].slice(0, mostListed);
  const largest = Math.max(0.01, ...list.map((one) => Math.abs(one.difference)));
  const data = { columns: ["steps", "share A", "share B", "difference", "lift", "p", "q", "count A", "count B"], rows: list.map((one) => [one.steps.join(" > "), one.shareA, one.shareB, one.difference, one.lift ?? null, one.pValue, one.qValue, one.countA, one.countB]) };
  const { buttons, rows } = twin(`${title(a)} compared with ${b}`, data, { "share A": share, "share B": share, difference: points });
  return h("div", {}, h("div", { class: "legend" }, h("span", { class: "key a" }, a), h("span", { class: "key b" }, b), buttons),
    h("ul", { class: "differences" }, list.map((one) => row(one, largest))), rows);
}

function row(one: ComparedJourney, largest: number): HTMLElement {
  const width = `${(Math.abs(one.difference) / largest) * 50}%`;
  const isMore = one.difference >= 0;
  return h("li", {},
    path(one.steps),
    h("span", { class: "diverging", "aria-hidden": "true" }, h("span", { class: isMore ? "more" : "less", style: isMore ? `left:50%;width:${width}` : `right:50%;width:${width}` })),
    h("span", { class: "numbers" }, h("b", {}, points(one.difference)), h("span", { class: "faint" }, `${share(one.shareA)} vs ${share(one.shareB)}${one.lift ? `, ×${one.lift.toFixed(1)}` : ""}`), one.qValue < significant ? h("span", { class: "star", title: `q = ${one.qValue.toPrecision(2)}` }, "★ real") : h("span", { class: "faint" }, "may be chance")));
}
