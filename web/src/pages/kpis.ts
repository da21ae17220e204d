import { ask, type KpiAnswer, type KpiSummary } from "../api";
import { lines } from "../charts/bars";
import { table } from "../charts/panel";
import { h, message } from "../dom";
import { figure, share } from "../format";

const grains = ["period", "day", "week", "month"];
const mostLines = 8;

/** Every KPI with its definition: the figure over the whole time, its course, and the rows. */
export async function kpisPage(into: HTMLElement, _rest: string, _query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<KpiSummary[]>("/kpis", {}, signal);
  into.append(h("h1", {}, "KPIs"));
  const tiles = h("div", { class: "tiles" });
  const cards = known.map((one) => h("div", { id: `kpi-${one.name}` }));
  into.append(tiles, h("div", { class: "columns" }, cards));
  let rows = 0;
  await Promise.all(known.map(async (one, index) => {
    const answer = await ask<KpiAnswer>(`/kpis/${encodeURIComponent(one.name)}`, {}, signal);
    rows += answer.rows.length;
    if (typeof answer.whole === "number") tiles.append(h("a", { class: "tile", href: `#kpi-${one.name}`, onclick: jump }, h("b", {}, written(answer.whole, one.unit)), h("span", {}, one.title)));
    cards[index]!.append(card(answer));
  }));
  if (rows === 0) tiles.before(message("Nothing to count yet: run the flow first (`ccj run`)."));
}

/** The address after # is the page's, so a place within it is scrolled to by hand. */
function jump(event: Event): void {
  event.preventDefault();
  const target = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
  document.getElementById(target)?.scrollIntoView({ behavior: "smooth" });
}

function written(value: number, unit: string): string {
  return unit.startsWith("share") ? `${share(value)}${unit.slice("share".length)}` : `${figure(value)} ${unit}`;
}

function card(kpi: KpiAnswer): HTMLElement {
  const element = course(kpi) ?? h("section", { class: "panel" }, h("div", { class: "panel-head" }, h("h2", {}, kpi.title)), kpi.rows.length > 0 ? table(kpi) : message(missing(kpi)));
  element.querySelector(".panel-head")!.after(h("p", { class: "faint" }, kpi.definition));
  return element;
}

function missing(kpi: KpiAnswer): string {
  return kpi.missingRoles.length > 0 ? `No type of vocabulary.json has the role ${kpi.missingRoles.join(" or ")}.` : "Nothing to count yet.";
}

/** The value over time, a line a group; null when the rows have no course. */
function course(kpi: KpiAnswer): HTMLElement | null {
  const time = kpi.columns.findIndex((column) => grains.includes(column));
  const value = kpi.columns.indexOf("value");
  const rows = kpi.rows.filter((row) => row[time] !== null);
  if (time < 0 || value < 0 || new Set(rows.map((row) => row[time])).size < 2) return null;
  const group = kpi.columns.findIndex((_, index) => index !== time && rows.some((row) => typeof row[index] === "string"));
  const times = [...new Set(rows.map((row) => String(row[time])))].sort();
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row, group, kpi.title), (sums.get(nameOf(row, group, kpi.title)) ?? 0) + Number(row[value] ?? 0));
  const names = [...sums].sort((a, b) => b[1] - a[1]).slice(0, mostLines).map(([name]) => name);
  const series = names.map((name) => {
    const byTime = new Map(rows.filter((row) => nameOf(row, group, kpi.title) === name).map((row) => [String(row[time]), row[value] as number | null]));
    return { name, values: times.map((one) => byTime.get(one) ?? null) };
  });
  const title = names.length < sums.size ? `${kpi.title} (the ${names.length} largest of ${sums.size})` : kpi.title;
  return lines(title, times, series, kpi);
}

function nameOf(row: (string | number | null)[], group: number, title: string): string {
  return group < 0 ? title : String(row[group] ?? "(none)");
}
