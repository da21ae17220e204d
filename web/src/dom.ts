/** A child of an element: nothing, text or another element. */
export type Child = Node | string | number | null | undefined | false;

/** Attributes of an element; `on…` are listeners, `true` sets a bare attribute, `false` and null leave it out. */
export type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

const svgSpace = "http://www.w3.org/2000/svg";

/** Makes an element. */
export function h(tag: string, attributes: Attributes = {}, ...children: (Child | Child[])[]): HTMLElement {
  return made(document.createElement(tag), attributes, children);
}

/** Makes an element of SVG. */
export function svg(tag: string, attributes: Attributes = {}, ...children: (Child | Child[])[]): SVGElement {
  return made(document.createElementNS(svgSpace, tag) as SVGElement, attributes, children);
}

function made<T extends Element>(element: T, attributes: Attributes, children: (Child | Child[])[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  fill(element, ...children.flat());
  return element;
}

/** Puts other children into an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => (child instanceof Node ? child : String(child))));
}

/** A message that assistive technology reads out. */
export function message(text: string, kind: "note" | "error" | "empty" = "note"): HTMLElement {
  return h("p", { class: `message ${kind}`, role: kind === "error" ? "alert" : "status" }, text);
}

/** What is shown while an answer is awaited. */
export function loading(): HTMLElement {
  return h("div", { class: "loading", role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), "Loading …");
}

/** A part of a page with a heading. */
export function section(heading: string, note: Child, ...children: (Child | Child[])[]): HTMLElement {
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", {}, heading)), note ? h("p", { class: "faint" }, note) : null, ...children);
}

/** Says a text to assistive technology without showing it. */
export const unseen = (text: string): HTMLElement => h("span", { class: "unseen" }, text);
