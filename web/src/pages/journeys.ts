import type { JourneyCustomers, JourneySteps, TopJourneys } from "../answers";
import { ask } from "../api";
import { sankey } from "../charts/sankey";
import { twin } from "../charts/twin";
import { colourAll } from "../colours";
import { fill, h, message } from "../dom";
import { count, instant, many, share, words } from "../format";
import { meter, path } from "../steps";
import { form, place, tabs } from "./controls";
import { ends, type JourneyQuery, options, readQuery, written } from "./journeyForm";

const listed = 20;
const customersPerPage = 20;

/** Pages of the room, for the links above each. */
export const journeyTabs = (current: string): HTMLElement => tabs("Questions about journeys", [
  { href: "#/journeys", text: "Flow" }, { href: "#/compare", text: "Compare" }, { href: "#/typical", text: "Typical" }, { href: "#/funnel", text: "Funnel" },
], current);

/** Top journeys from or to a step: as a picture, as a list, and who is behind each. */
export async function journeysPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<JourneySteps>("/journeys/steps", {}, signal);
  colourAll(known.steps.map((one) => one.step));
  const asked = readQuery(query);
  if (!query.has("from") && !query.has("to") && !query.has("whole")) asked.to = usual(known);
  const answerPart = h("div", {});
  into.append(
    h("h1", {}, "Journeys"), journeyTabs("Flow"),
    form((values) => (location.hash = place("journeys", { ...written(values), whole: values["from"] || values["to"] ? "" : "true" })), [...ends(known, asked), options(known, asked)], "Show journeys"),
    answerPart);
  const answer = await ask<TopJourneys>("/journeys/top", { ...asked, limit: listed }, signal);
  if (answer.anchors === 0) {
    answerPart.append(message("Nobody has such a journey. Choose other steps, a longer window or fewer filters.", "empty"));
    return;
  }
  const backwards = asked.from === "" && asked.to !== "";
  answerPart.append(figures(answer, known, asked));
  if ((answer.links ?? []).length > 0) answerPart.append(sankey(heading(asked), answer, backwards, (step) => (location.hash = place("journeys", { ...asked, from: step, to: step === asked.to ? "" : asked.to }))));
  answerPart.append(list(answer, asked, signal));
}

/** What is shown to somebody who asked for nothing yet: what leads to something that not everybody does, rather than the daily login. */
function usual(known: JourneySteps): string {
  const serious = known.steps.find((one) => /complain|churn|cancel|port_?out/i.test(one.step));
  return serious?.step ?? known.steps.at(Math.floor(known.steps.length / 2))?.step ?? "";
}

function heading(asked: JourneyQuery): string {
  if (asked.from && asked.to) return `From ${words(asked.from)} to ${words(asked.to)}`;
  return asked.from ? `What follows ${words(asked.from)}` : asked.to ? `What leads to ${words(asked.to)}` : "Whole journeys";
}

function figures(answer: TopJourneys, known: JourneySteps, asked: JourneyQuery): HTMLElement {
  const different = answer.journeys.length + answer.other.journeys;
  const all = asked.customers.length + asked.touchpoints.length > 0 ? "before filters" : "in all";
  return h("dl", { class: "figures" },
    pair(count(answer.anchors), asked.anchor === "every" ? "journeys" : "customers with such a journey"),
    pair(count(different), different === 1 ? "path" : "different paths"),
    answer.notArrived > 0 ? pair(`${count(answer.notArrived)}`, `never arrived (${share(answer.notArrived / answer.anchors)})`) : null,
    pair(count(known.customers), `customers ${all}, ${count(known.touchpoints)} touchpoints`));
}

const pair = (figure: string, meaning: string): HTMLElement => h("div", {}, h("dt", {}, meaning), h("dd", {}, figure));

function list(answer: TopJourneys, asked: JourneyQuery, signal: AbortSignal): HTMLElement {
  const data = { columns: ["journey", "count", "share"], rows: answer.journeys.map((one) => [one.steps.join(" > "), one.count, one.share]) };
  const { buttons, rows } = twin("Most frequent journeys", data, { share });
  const most = answer.journeys[0]?.share ?? 1;
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, "Most frequent journeys"), buttons),
    h("ol", { class: "journeys" }, answer.journeys.map((journey) => {
      const who = h("div", { class: "who" });
      const open = h("button", { type: "button", class: "quiet small", "aria-expanded": "false", onclick: () => {
        const isOpen = open.getAttribute("aria-expanded") === "true";
        open.setAttribute("aria-expanded", String(!isOpen));
        if (isOpen) fill(who);
        else void customers(who, journey.steps, asked, signal);
      } }, "Who?");
      return h("li", {}, h("div", { class: "journey" }, path(journey.steps), meter(journey.share / most, `${count(journey.count)} · ${share(journey.share)}`), open), who);
    })),
    answer.other.count > 0 ? h("p", { class: "faint" }, `${many(answer.other.journeys, "other path")} with ${many(answer.other.count, "journey")} (${share(answer.other.count / answer.anchors)}) are in the picture, not in this list.`) : null,
    rows);
}

async function customers(into: HTMLElement, steps: string[], asked: JourneyQuery, signal: AbortSignal, cursor = ""): Promise<void> {
  try {
    const page = await ask<JourneyCustomers>("/journeys/details", { ...asked, journey: JSON.stringify(steps), limit: customersPerPage, cursor }, signal);
    into.querySelector("button.next")?.remove();
    into.append(h("ul", { class: "chips" }, page.journeys.map((one) => h("li", {}, h("a", { href: `#/customers/${encodeURIComponent(one.customer)}` }, one.customer.replace("customer:", "")), h("span", { class: "faint" }, ` ${instant(one.at[0] ?? "").slice(0, 10)}`)))));
    const next = page.cursor;
    if (next) into.append(h("button", { type: "button", class: "quiet small next", onclick: () => void customers(into, steps, asked, signal, next) }, `More of ${count(page.count)}`));
  } catch (error) {
    if (!signal.aborted) into.append(message((error as Error).message, "error"));
  }
}
