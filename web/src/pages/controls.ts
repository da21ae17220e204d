import { h } from "../dom";

/** A value and what people see for it. */
export type Choice = [value: string, text: string];

/** A labelled list to choose from. */
export function select(name: string, label: string, choices: Choice[], chosen: string): HTMLElement {
  return h("label", {}, label, h("select", { name }, choices.map(([value, text]) => h("option", { value, selected: value === chosen }, text))));
}

/** A labelled text or number. */
export function field(name: string, label: string, value: string, placeholder: string, type = "text"): HTMLElement {
  return h("label", {}, label, h("input", { name, value, placeholder, type, size: 10, min: type === "number" ? 1 : null }));
}

/** A labelled box to tick. */
export function checkbox(name: string, label: string, checked: boolean): HTMLElement {
  return h("label", { class: "check" }, h("input", { type: "checkbox", name, value: "true", checked }), label);
}

/** A form that hands on its values when it is sent. */
export function form(send: (values: Record<string, string>) => void, fields: HTMLElement[], button: string): HTMLElement {
  return h("form", { onsubmit: (event) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.target as HTMLFormElement)) values[name] = String(value).trim();
    send(values);
  } }, ...fields, h("button", { class: "primary", type: "submit" }, button));
}
