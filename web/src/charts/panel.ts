import { BarChart, LineChart, SankeyChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { h } from "../dom";

echarts.use([BarChart, LineChart, SankeyChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** Rows behind a picture. */
export interface Data {
  columns: string[];
  rows: (string | number | null)[][];
}

const dark = matchMedia("(prefers-color-scheme: dark)");

/** A picture with its data twin: a button shows the rows, another saves them as CSV. */
export function panel(title: string, height: number, option: echarts.EChartsCoreOption, data: Data, clicked?: (name: string) => void): HTMLElement {
  const picture = h("div", { class: "picture", style: `height:${height}px`, role: "img", "aria-label": `${title}; the table holds the same figures` });
  const rows = table(data);
  rows.hidden = true;
  const toggle = h("button", { type: "button", "aria-expanded": "false", onclick: () => {
    rows.hidden = !rows.hidden;
    toggle.setAttribute("aria-expanded", String(!rows.hidden));
    toggle.textContent = rows.hidden ? "Show table" : "Hide table";
  } }, "Show table");
  const save = h("button", { type: "button", onclick: () => download(title, data) }, "Save CSV");
  const chart = echarts.init(picture, dark.matches ? "dark" : undefined);
  chart.setOption({ backgroundColor: "transparent", animationDuration: 300, aria: { enabled: true }, ...option });
  if (clicked) chart.on("click", (event) => clicked(event.name));
  new ResizeObserver(() => chart.resize()).observe(picture);
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", {}, title), h("div", { class: "buttons" }, toggle, save)), picture, rows);
}

/** Rows as a table that scrolls by itself on narrow screens. */
export function table(data: Data): HTMLElement {
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Figures" },
    h("table", {},
      h("thead", {}, h("tr", {}, data.columns.map((column) => h("th", { scope: "col" }, column)))),
      h("tbody", {}, data.rows.map((row) => h("tr", {}, row.map((value) => h("td", { class: typeof value === "number" ? "number" : "" }, value === null ? "" : typeof value === "number" ? Number(value.toFixed(4)).toLocaleString("en-GB") : value)))))));
}

function download(title: string, data: Data): void {
  const quoted = (value: string | number | null) => (value === null ? "" : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const text = [data.columns, ...data.rows].map((row) => row.map(quoted).join(",")).join("\n");
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${title.toLowerCase().replaceAll(" ", "-")}.csv` }) as HTMLAnchorElement;
  link.click();
  URL.revokeObjectURL(link.href);
}
