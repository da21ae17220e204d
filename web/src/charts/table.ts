import { h } from "../dom";
import { count, figure } from "../format";

/** A cell: null is empty. */
export type Cell = string | number | null;

/** Rows behind a picture. */
export interface Data {
  columns: string[];
  rows: Cell[][];
}

/** How a number of a column is written; plain when not given. */
export type Formats = Record<string, (value: number) => string>;

const plain = (value: number): string => (Number.isInteger(value) ? count(value) : Math.abs(value) < 0.01 ? String(Number(value.toPrecision(3))) : figure(value));

/** Rows as a table that scrolls by itself on narrow screens. */
export function table(data: Data, label: string, formats: Formats = {}): HTMLElement {
  const written = (value: Cell, column: string) => (value === null ? "" : typeof value === "number" ? (formats[column] ?? plain)(value) : value);
  const isNumber = data.columns.map((_, at) => data.rows.some((row) => typeof row[at] === "number"));
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label },
    h("table", {},
      h("thead", {}, h("tr", {}, data.columns.map((column, at) => h("th", { scope: "col", class: isNumber[at] ? "number" : null }, column)))),
      h("tbody", {}, data.rows.map((row) => h("tr", {}, row.map((value, at) => h("td", { class: isNumber[at] ? "number" : null }, written(value, data.columns[at] ?? ""))))))));
}

/** Saves rows as a CSV file. */
export function save(name: string, data: Data): void {
  const quoted = (value: Cell) => (value === null ? "" : /[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const text = [data.columns, ...data.rows].map((row) => row.map(quoted).join(",")).join("\r\n");
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.csv` }) as HTMLAnchorElement;
  link.click();
  URL.revokeObjectURL(link.href);
}
