import { ask, type KpiAnswer, type KpiSummary } from "../api";
import { lines } from "../charts/bars";
import { table } from "../charts/panel";
import { h, message } from "../dom";
import { figure } from "../format";

/** Every KPI with its definition: the latest figure, its course over time, and the rows. */
export async function kpisPage(into: HTMLElement, _rest: string, _query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<KpiSummary[]>("/kpis", {}, signal);
  into.append(h("h1", {}, "KPIs"));
  if (known.length === 0) {
    into.append(message("No KPIs yet: run the flow first."));
    return;
  }
  const answers = await Promise.all(known.map((one) => ask<KpiAnswer>(`/kpis/${encodeURIComponent(one.name)}`, {}, signal)));
  into.append(h("div", { class: "columns" }, answers.map(card)));
}

function card(kpi: KpiAnswer): HTMLElement {
  const data = { columns: kpi.columns, rows: kpi.rows };
  const time = kpi.columns.findIndex((column) => /^(day|week|month)$/.test(column));
  const numbers = kpi.columns.map((column, index) => ({ column, index })).filter(({ index }) => index !== time && kpi.rows.some((row) => typeof row[index] === "number"));
  const texts = kpi.columns.map((_, index) => index).filter((index) => index !== time && kpi.rows.some((row) => typeof row[index] === "string"));
  const value = numbers.at(-1);
  if (time >= 0 && value && kpi.rows.length > 1) {
    const group = texts[0];
    const times = [...new Set(kpi.rows.map((row) => String(row[time])))].sort();
    const names = group === undefined ? [value.column] : [...new Set(kpi.rows.map((row) => String(row[group])))].sort();
    const series = names.map((name) => {
      const byTime = new Map(kpi.rows.filter((row) => group === undefined || String(row[group]) === name).map((row) => [String(row[time]), row[value.index] as number]));
      return { name, values: times.map((one) => byTime.get(one) ?? null) };
    });
    const chart = lines(kpi.title, times, series, data);
    chart.querySelector(".panel-head")!.after(h("p", { class: "faint" }, kpi.definition));
    return chart;
  }
  const only = kpi.rows.length === 1 && value ? kpi.rows[0]![value.index] : null;
  return h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", {}, kpi.title)), h("p", { class: "faint" }, kpi.definition),
    typeof only === "number" ? h("div", { class: "tiles" }, h("div", { class: "tile" }, h("b", {}, figure(only)), h("span", {}, kpi.unit))) : null,
    kpi.rows.length === 0 ? message("Nothing to count yet.") : table(data));
}
