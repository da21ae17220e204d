import { type Child, h } from "../dom";

/** A value and what people see for it. */
export type Choice = [value: string, text: string];

/** A labelled list to choose from. */
export function select(name: string, label: string, choices: Choice[], chosen: string): HTMLElement {
  return h("label", {}, label, h("select", { name }, choices.map(([value, text]) => h("option", { value, selected: value === chosen }, text))));
}

/** A labelled text, number or day. */
export function field(name: string, label: string, value: string, placeholder: string, type = "text"): HTMLElement {
  return h("label", {}, label, h("input", { name, value, placeholder, type, size: 12, min: type === "number" ? 1 : null }));
}

/** A labelled box to tick. */
export function checkbox(name: string, label: string, checked: boolean): HTMLElement {
  return h("label", { class: "check" }, h("input", { type: "checkbox", name, value: "true", checked }), label);
}

/** Controls that are folded away until somebody wants them. */
export function more(summary: string, open: boolean, ...fields: Child[]): HTMLElement {
  return h("details", { class: "more", open }, h("summary", {}, summary), h("div", { class: "fields" }, ...fields));
}

/** A form that hands on its values when it is sent. */
export function form(send: (values: Record<string, string>) => void, fields: Child[], button: string): HTMLElement {
  return h("form", { class: "card", onsubmit: (event) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.target as HTMLFormElement)) values[name] = String(value).trim();
    send(values);
  } }, h("div", { class: "fields" }, ...fields.filter((one) => !(one instanceof HTMLDetailsElement)), h("button", { class: "primary", type: "submit" }, button)), ...fields.filter((one) => one instanceof HTMLDetailsElement));
}

/** Pages of one room, as links above it. */
export function tabs(label: string, all: { href: string; text: string }[], current: string): HTMLElement {
  return h("nav", { class: "tabs", "aria-label": label }, all.map((one) => h("a", { href: one.href, "aria-current": one.text === current ? "page" : null }, one.text)));
}

/** Makes an address of the site of the values that are there. */
export function place(page: string, values: Record<string, string | string[]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const one of Array.isArray(value) ? value : [value]) if (one !== "") query.append(name, one);
  const text = query.toString();
  return `#/${page}${text ? `?${text}` : ""}`;
}
