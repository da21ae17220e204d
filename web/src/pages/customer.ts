import { ApiError, ask, type Score, type Similar, type Timeline } from "../api";
import { h, message } from "../dom";
import { count, figure, instant, share, words } from "../format";
import { form } from "./controls";

const pollEvery = 1000;

/** One customer: identifiers, milestones, scores with reasons, timeline, and who has a similar journey. New touchpoints show by themselves. */
export async function customerPage(into: HTMLElement, selector: string, _query: URLSearchParams, signal: AbortSignal): Promise<void> {
  into.append(
    h("h1", {}, "Customer"),
    form((values) => (location.hash = `#/customers/${encodeURIComponent(values["customer"] ?? "")}`), [
      h("label", {}, "Customer id, or an identifier as kind:value", h("input", { name: "customer", value: selector, placeholder: "msisdn:+44…", size: 44, required: true })),
    ], "Show"),
  );
  if (selector === "") {
    into.append(message("Find a customer by id, phone (msisdn:+44…), e-mail (email:…), account, device or cookie."));
    return;
  }

  const path = `/customers/${encodeURIComponent(selector)}`;
  const timeline = await ask<Timeline>(path, {}, signal);
  const life = h("div", {}, ...lifeOf(timeline));
  into.append(h("section", { class: "card" }, h("h2", {}, timeline.customer), h("p", { class: "faint" }, about(timeline)), identifiers(timeline)), await scores(timeline.customer, signal), life, await similar(timeline.customer, signal));
  follow(path, timeline, life, signal);
}

function about(timeline: Timeline): string {
  return [timeline.isAnonymous ? "anonymous" : null, timeline.segment, timeline.region, timeline.since ? `since ${timeline.since.slice(0, 10)}` : null, `${count(timeline.parties.length)} records in ${new Set(timeline.parties.map((one) => one.source)).size} sources`].filter(Boolean).join(" · ");
}

function identifiers(timeline: Timeline): HTMLElement {
  return h("ul", { class: "chips", "aria-label": "Identifiers" }, timeline.identifiers.map((one) => h("li", { title: one.standing }, `${one.kind} ${one.value}${one.standing === "own" ? "" : ` (${one.standing})`}`)));
}

function lifeOf(timeline: Timeline): HTMLElement[] {
  const moments = [
    ...timeline.touchpoints.map((one) => ({ at: one.at, milestone: false, text: [words(one.type), one.channel, one.outcome, one.amount === undefined || one.amount === null ? null : figure(one.amount)].filter(Boolean).join(" · ") })),
    ...timeline.milestones.map((one) => ({ at: one.reachedAt, milestone: true, text: `reached ${words(one.name.replaceAll("-", " "))}` })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  const cut = timeline.touchpointsInAll > timeline.touchpoints.length ? h("p", { class: "faint" }, `The latest ${count(timeline.touchpoints.length)} of ${count(timeline.touchpointsInAll)} touchpoints.`) : null;
  return [h("section", { class: "panel" }, h("h2", {}, "Timeline, latest first"), cut,
    h("ol", { class: "timeline" }, moments.map((moment) => h("li", { class: moment.milestone ? "milestone" : "" }, h("time", { datetime: moment.at }, instant(moment.at)), moment.text))))];
}

async function scores(customer: string, signal: AbortSignal): Promise<HTMLElement | string> {
  try {
    const answer = await ask<Score[]>(`/customers/${encodeURIComponent(customer)}/scores`, {}, signal);
    if (answer.length === 0) return "";
    return h("section", { class: "panel" }, h("h2", {}, "Propensities"), h("div", { class: "tiles" }, answer.map((score) =>
      h("div", { class: "tile" }, h("b", {}, share(score.probability)), words(score.propensity), h("ul", { class: "chips" }, score.reasons.slice(0, 3).map((reason) => h("li", {}, `${reason.contribution >= 0 ? "▲" : "▼"} ${words(reason.feature)}`)))))));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "";
    throw error;
  }
}

async function similar(customer: string, signal: AbortSignal): Promise<HTMLElement | string> {
  try {
    const answer = await ask<Similar>("/journeys/similar", { customer, last: 8, threshold: 0.75, limit: 12 }, signal);
    return h("section", { class: "panel" }, h("h2", {}, `${count(answer.count)} customers with very similar last eight steps`),
      h("p", { class: "faint steps" }, answer.steps.map(words).join(" → ")),
      h("ul", { class: "chips" }, answer.customers.map((one) => h("li", {}, h("a", { href: `#/customers/${encodeURIComponent(one.customer)}` }, one.customer), ` ${share(one.similarity)}`))));
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return "";
    throw error;
  }
}

/** Asks again every second while the page is shown, and redraws when something came in. */
function follow(path: string, first: Timeline, life: HTMLElement, signal: AbortSignal): void {
  let last = JSON.stringify([first.touchpointsInAll, first.milestones]);
  const timer = setInterval(async () => {
    try {
      const now = await ask<Timeline>(path, {}, signal);
      const seen = JSON.stringify([now.touchpointsInAll, now.milestones]);
      if (seen !== last) life.replaceChildren(...lifeOf(now));
      last = seen;
    } catch {
      // The next beat tries again; the page keeps what it shows.
    }
  }, pollEvery);
  signal.addEventListener("abort", () => clearInterval(timer));
}
