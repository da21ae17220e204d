import type { Kpi } from "../answers";
import { h } from "../dom";
import { figure, period, points, value } from "../format";
import { sparkline } from "./sparkline";

const grains = ["period", "day", "week", "month"];
const mostLines = 8;
const fewPeriods = 2;

/** One course over time; null where there is no value. */
export interface Series { name: string; values: (number | null)[] }

/** One figure in short: its value, its course, and how the last whole month differs from the one before. */
export function tile(kpi: Kpi, chosen?: () => void): HTMLElement {
  const single = course(kpi);
  const values = single?.series.length === 1 ? (single.series[0]?.values ?? []) : [];
  const head = typeof kpi.whole === "number" ? value(kpi.whole, kpi.unit) : kpi.rows.length <= 1 ? "–" : "";
  const groups = single && single.series.length > 1 ? `by ${single.by}` : "in pairs";
  return h(chosen ? "button" : "div", { class: "tile", "data-kpi": kpi.name, ...(chosen ? { type: "button", "aria-pressed": "false", onclick: chosen } : {}) },
    h("span", { class: "tile-title" }, kpi.title),
    head ? h("span", { class: "tile-value" }, head, head === "–" ? null : h("span", { class: "unit" }, unitOf(kpi.unit))) : h("span", { class: "tile-groups" }, groups),
    values.length > fewPeriods ? sparkline(values) : null,
    change(values, kpi.unit));
}

function unitOf(unit: string): string {
  if (unit.startsWith("share")) return unit.slice("share".length);
  if (["hours", "days", "seconds"].includes(unit)) return "";
  return ` ${unit.replace(/^points from .*/, "points").replace(/^major units of the currency$/, "").replace(/^(complaints|contacts) per 1,000 customers$/, "")}`;
}

/** The last two months that are there; the last of a course may be cut off by the data's end, which nobody can see here, so it is said which months are compared. */
function change(values: (number | null)[], unit: string): HTMLElement | null {
  const known = values.filter((one): one is number => one !== null);
  const [before, last] = known.slice(-2);
  if (before === undefined || last === undefined) return null;
  const difference = last - before;
  const text = unit.startsWith("share") ? points(difference) : `${difference > 0 ? "+" : difference < 0 ? "−" : "±"}${figure(Math.abs(difference))}`;
  return h("span", { class: "change" }, `${text} vs previous month`);
}

/** The value over time, a line a group; null when the rows have no course. */
export function course(kpi: Kpi): { title: string; by: string; times: string[]; series: Series[] } | null {
  const time = kpi.columns.findIndex((column) => grains.includes(column));
  const at = kpi.columns.indexOf("value");
  const rows = kpi.rows.filter((row) => row[time] !== null);
  if (time < 0 || at < 0 || new Set(rows.map((row) => row[time])).size < fewPeriods) return null;
  const group = kpi.columns.findIndex((_, index) => index !== time && new Set(rows.map((row) => row[index])).size > 1 && rows.some((row) => typeof row[index] === "string"));
  const nameOf = (row: (string | number | null)[]) => (group < 0 ? kpi.title : String(row[group] ?? "(none)"));
  const times = [...new Set(rows.map((row) => String(row[time])))].sort();
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + Number(row[at] ?? 0));
  const names = [...sums].sort((a, b) => b[1] - a[1]).slice(0, mostLines).map(([name]) => name);
  const series = names.map((name): Series => {
    const byTime = new Map(rows.filter((row) => nameOf(row) === name).map((row) => [String(row[time]), row[at] as number | null]));
    return { name, values: times.map((one) => byTime.get(one) ?? null) };
  });
  const ends = times.length > 0 ? `, ${period(times[0]!)} to ${period(times.at(-1)!)}` : "";
  return { title: names.length < sums.size ? `${kpi.title} (the ${names.length} largest of ${sums.size})` : kpi.title + ends, by: group < 0 ? "" : kpi.columns[group]!, times, series };
}
