import type { FunnelAnswer } from "../answers";
import { colourOf } from "../colours";
import { h } from "../dom";
import { count, duration, share, words } from "../format";
import { twin } from "./twin";

/** The levels as bars, each with its share of the first and of the one before, and the time since the one before. */
export function funnel(answer: FunnelAnswer, within: string): HTMLElement {
  const data = { columns: ["step", "customers", "of the first", "median time since the step before"], rows: answer.steps.map((one) => [one.step, one.customers, one.conversion, one.p50Seconds ?? null]) };
  const { buttons, rows } = twin("Funnel", data, { "of the first": share, "median time since the step before": duration });
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, `Funnel within ${within}`), buttons),
    h("ol", { class: "funnel" }, answer.steps.map((one, at) => {
      const before = answer.steps[at - 1];
      const lost = before ? before.customers - one.customers : 0;
      return h("li", {},
        before ? h("p", { class: "between" }, `${share(before.customers ? one.customers / before.customers : 0)} go on${one.customers > 0 && one.p50Seconds !== undefined ? `, half within ${duration(one.p50Seconds)}` : ""}; ${count(lost)} do not`) : null,
        h("div", { class: "level" }, h("span", { class: "level-bar", style: `width:${Math.max(0.6, one.conversion * 100)}%;background:${colourOf(one.step)}`, "aria-hidden": "true" }), h("span", { class: "level-text" }, h("b", {}, words(one.step)), ` ${count(one.customers)} customers`, at > 0 ? h("span", { class: "faint" }, ` · ${share(one.conversion)} of the first step`) : null)));
    })),
    rows);
}
