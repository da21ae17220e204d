import { type Child, h } from "./dom";
import { colourOf } from "./colours";
import { share, words } from "./format";

const mostShown = 12;

/** A step as a pill with its colour. */
export function pill(step: string): HTMLElement {
  return h("span", { class: "pill", style: `--dot:${colourOf(step)}` }, words(step));
}

/** A journey as pills in order; a long one is folded in its middle and unfolds on demand. */
export function path(steps: string[]): HTMLElement {
  const list = h("ol", { class: "path" });
  const show = (all: boolean) => {
    const items = all || steps.length <= mostShown ? steps.map((step) => h("li", {}, pill(step))) : [
      ...steps.slice(0, mostShown - 4).map((step) => h("li", {}, pill(step))),
      h("li", {}, h("button", { type: "button", class: "quiet small", onclick: () => show(true) }, `${steps.length - mostShown + 1} more`)),
      ...steps.slice(-3).map((step) => h("li", {}, pill(step))),
    ];
    list.replaceChildren(...items);
  };
  show(false);
  return list;
}

/** A share as a bar with its figure beside it. */
export function meter(value: number, text: Child = share(value), colour = "var(--accent)"): HTMLElement {
  return h("span", { class: "meter" }, h("span", { class: "meter-track", "aria-hidden": "true" }, h("span", { style: `width:${Math.max(0.5, Math.min(100, value * 100))}%;background:${colour}` })), h("span", { class: "meter-text" }, text));
}
