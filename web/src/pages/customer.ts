import type { NextStep, Score, Timeline } from "../answers";
import { ApiError, ask } from "../api";
import { colourOf } from "../colours";
import { fill, h, message, section } from "../dom";
import { count, many, share, title, words } from "../format";
import { meter, path } from "../steps";
import { form } from "./controls";
import { similarPart } from "./similar";
import { timelineList } from "../charts/timeline";

const pollEvery = 1000;
const reasonsShown = 4;
const nextShown = 5;

/** One customer: who it is, what is likely, what happened; who has a similar journey. New touchpoints show by themselves. */
export async function customerPage(into: HTMLElement, selector: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  into.append(
    h("h1", {}, "Customer"),
    form((values) => (location.hash = `#/customers/${encodeURIComponent(values["customer"] ?? "")}`), [
      h("label", { class: "wide" }, "Customer id, or an identifier as kind:value", h("input", { name: "customer", value: selector, placeholder: "msisdn:+44…", required: true, autocomplete: "off", spellcheck: "false" })),
    ], "Show"));
  if (selector === "") {
    into.append(message("Find a customer by id, phone (msisdn:+44…), e-mail (email:…), account, device or cookie.", "empty"));
    return;
  }
  const path = `/customers/${encodeURIComponent(selector)}`;
  const timeline = await ask<Timeline>(path, {}, signal);
  const life = h("div", {}, timelineList(timeline));
  into.append(
    who(timeline),
    h("div", { class: "two" },
      h("div", {}, section("Timeline", live(), life)),
      h("div", {}, await scores(timeline.customer, signal), await next(timeline.customer, signal))),
    await similarPart(timeline, query, signal));
  follow(path, timeline, life, signal);
}

const live = (): HTMLElement => h("span", { class: "live" }, "Latest first; what comes in shows at once. Times are UTC.");

function who(timeline: Timeline): HTMLElement {
  const facts = [timeline.isAnonymous ? "anonymous" : null, timeline.segment, timeline.region, timeline.since ? `since ${timeline.since.slice(0, 10)}` : null].filter(Boolean).join(" · ");
  const channels = [...new Set(timeline.touchpoints.map((one) => one.channel ?? one.source))];
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", { class: "id" }, timeline.customer), h("span", { class: "faint" }, facts)),
    h("div", { class: "facts" },
      h("div", {}, h("h3", {}, "Identifiers"), h("ul", { class: "chips", "aria-label": "Identifiers" }, timeline.identifiers.map((one) => h("li", {}, h("span", { class: "faint" }, `${one.kind} `), one.value, one.standing === "own" ? null : h("span", { class: "badge" }, one.standing))))),
      h("div", {}, h("h3", {}, many(timeline.parties.length, "record")), records(timeline)),
      h("div", {}, h("h3", {}, many(timeline.milestones.length, "milestone")), timeline.milestones.length === 0 ? h("p", { class: "faint" }, "None reached.") : h("ul", { class: "chips" }, timeline.milestones.map((one) => h("li", {}, words(one.name), h("span", { class: "faint" }, ` ${one.reachedAt.slice(0, 10)}`))))),
      h("div", {}, h("h3", {}, many(timeline.touchpointsInAll, "touchpoint")), h("ul", { class: "chips" }, channels.map((one) => h("li", {}, h("span", { class: "pill", style: `--dot:${colourOf(one)}` }, one)))))));
}

/** Records of the sources, each with a link to why it belongs to the first. */
function records(timeline: Timeline): HTMLElement {
  const [first] = timeline.parties;
  if (!first) return h("p", { class: "faint" }, "No source has a record of this customer.");
  return h("ul", { class: "chips" }, timeline.parties.map((one) => h("li", {}, one.party.replace("party:", ""), one === first ? null : h("a", { class: "inside", href: `#/identity?${new URLSearchParams({ a: first.party, b: one.party })}` }, "why?"))));
}

async function scores(customer: string, signal: AbortSignal): Promise<HTMLElement> {
  const answer = await optional(ask<Score[]>(`/customers/${encodeURIComponent(customer)}/scores`, {}, signal));
  if (!answer || answer.length === 0) return section("Propensities", null, h("p", { class: "faint" }, "Nobody is scored who has left or is not of a propensity's population."));
  return section("Propensities", "How likely it is within the horizon, and what moves it.", answer.map((score) => h("div", { class: "score" },
    h("h3", {}, title(score.propensity)), meter(score.probability),
    h("ul", { class: "reasons" }, score.reasons.slice(0, reasonsShown).map((reason) => h("li", { class: reason.contribution >= 0 ? "up" : "down" }, words(reason.feature), reason.value ? h("span", { class: "faint" }, ` ${reason.value}`) : null))))));
}

async function next(customer: string, signal: AbortSignal): Promise<HTMLElement | string> {
  const answer = await optional(ask<NextStep>("/journeys/next", { customer, limit: nextShown }, signal));
  if (!answer || answer.next.length === 0) return "";
  return section("Most likely next", h("span", {}, "After ", path(answer.after)),
    h("ul", { class: "bars" }, answer.next.map((one) => h("li", {}, h("span", {}, words(one.step)), meter(one.probability, `${share(one.probability)}`, colourOf(one.step))))),
    h("p", { class: "faint" }, `On ${count(answer.accuracy.customers)} customers held back the first guess is right ${share(answer.accuracy.top1)} of the time, one of three ${share(answer.accuracy.top3)}.`));
}

/** An answer that may be missing. */
async function optional<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return null;
    throw error;
  }
}

/** Asks again every second while the page is shown, and redraws when something came in. */
function follow(path: string, first: Timeline, life: HTMLElement, signal: AbortSignal): void {
  let last = JSON.stringify([first.touchpointsInAll, first.milestones]);
  const timer = setInterval(async () => {
    if (document.hidden) return;
    try {
      const now = await ask<Timeline>(path, {}, signal);
      const seen = JSON.stringify([now.touchpointsInAll, now.milestones]);
      if (seen !== last) fill(life, timelineList(now));
      last = seen;
    } catch {
      // The next beat tries again; the page keeps what it shows.
    }
  }, pollEvery);
  signal.addEventListener("abort", () => clearInterval(timer));
}
