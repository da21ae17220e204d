import type { Reached, Timeline, Touchpoint } from "../answers";
import { h } from "../dom";
import { clock, count, date, figure, words } from "../format";
import { colourOf } from "../colours";

interface Moment { at: string; touchpoint?: Touchpoint; milestone?: Reached }

/** Touchpoints and milestones by day, the latest first. */
export function timelineList(timeline: Timeline, most = Infinity): HTMLElement {
  const moments: Moment[] = [
    ...timeline.milestones.map((milestone): Moment => ({ at: milestone.reachedAt, milestone })),
    ...timeline.touchpoints.toReversed().map((touchpoint): Moment => ({ at: touchpoint.at, touchpoint })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
  const days = new Map<string, Moment[]>();
  for (const moment of moments) days.set(moment.at.slice(0, 10), [...(days.get(moment.at.slice(0, 10)) ?? []), moment]);
  return h("div", { class: "timeline" },
    timeline.touchpointsInAll > timeline.touchpoints.length ? h("p", { class: "faint" }, `The latest ${count(timeline.touchpoints.length)} of ${count(timeline.touchpointsInAll)} touchpoints.`) : null,
    [...days].map(([day, list]) => h("section", { class: "day" }, h("h3", {}, date(day)), h("ol", {}, list.map(item)))));
}

function item(moment: Moment): HTMLElement {
  const time = h("time", { datetime: moment.at }, clock(moment.at));
  if (moment.milestone) return h("li", { class: "milestone" }, time, h("span", { class: "mark", "aria-hidden": "true" }), h("span", { class: "what" }, "Milestone: ", h("b", {}, words(moment.milestone.name)), h("span", { class: "faint" }, ` proved by ${moment.milestone.evidence.length === 1 ? "one touchpoint" : `${moment.milestone.evidence.length} touchpoints`}`)));
  const one = moment.touchpoint!;
  const facts = [one.channel, one.outcome, one.amount === undefined ? null : figure(one.amount)].filter((fact) => fact !== null && fact !== undefined);
  return h("li", { "data-touchpoint": one.id }, time, h("span", { class: "mark", style: `--dot:${colourOf(one.channel ?? one.source)}`, "aria-hidden": "true" }),
    h("span", { class: "what" }, h("b", {}, words(one.type)), facts.length > 0 ? h("span", { class: "faint" }, ` ${facts.join(" · ")}`) : null));
}
