import { h } from "../dom";
import { type Data, type Formats, save, table } from "./table";

/** Buttons that show and save rows, and the table that they show; put both into the page. */
export function twin(title: string, data: Data, formats: Formats = {}): { buttons: HTMLElement; rows: HTMLElement } {
  const rows = h("div", { hidden: true });
  const toggle = h("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => {
    rows.hidden = !rows.hidden;
    if (!rows.hasChildNodes()) rows.append(table(data, `${title}: figures`, formats));
    toggle.setAttribute("aria-expanded", String(!rows.hidden));
    toggle.textContent = rows.hidden ? "Show table" : "Hide table";
  } }, "Show table");
  return { buttons: h("div", { class: "buttons" }, toggle, h("button", { type: "button", class: "quiet", onclick: () => save(title, data) }, "Save CSV")), rows };
}
