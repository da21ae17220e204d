import type { JourneySteps, Kpi, KpiSummary } from "../answers";
import { ApiError, ask } from "../api";
import { course, tile } from "../charts/kpi";
import { lines } from "../charts/lines";
import { table } from "../charts/table";
import { fill, h, message, section } from "../dom";
import { figure, value } from "../format";
import { type Choice, field, form, place, select } from "./controls";

/** Every KPI as a tile with its course; the chosen one with definition, picture and rows. */
export async function kpisPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const asked = { segment: query.get("segment") ?? "", from: query.get("from") ?? "", to: query.get("to") ?? "" };
  const [known, segments] = await Promise.all([ask<KpiSummary[]>("/kpis", {}, signal), segmentsOf(signal)]);
  const chosen = query.get("kpi") ?? "";
  const tiles = h("div", { class: "tiles" });
  const detail = h("div", { class: "detail" });
  into.append(
    h("h1", {}, "Key figures"),
    form((values) => (location.hash = place("kpis", { ...values, kpi: chosen, embed: query.get("embed") ?? "" })), [
      segments.length > 0 ? select("segment", "Segment", [["", "all customers"], ...segments.map((one): Choice => [one, one])], asked.segment) : null,
      field("from", "From day", asked.from, "", "date"), field("to", "Before day", asked.to, "", "date"),
    ], "Apply"),
    detail, tiles);
  const answers = await Promise.all(known.map((one) => ask<Kpi>(`/kpis/${encodeURIComponent(one.name)}`, asked, signal)));
  if (answers.every((one) => !one.whole && one.rows.length <= 1) && !Object.values(asked).some(Boolean)) {
    detail.append(h("p", { class: "message empty", role: "status" }, "Nothing to count yet. The figures come with the first run of the flow: ", h("a", { href: "#/runs" }, "see how far it is"), "."));
    return;
  }
  const show = (name: string, isMoving: boolean) => {
    const kpi = answers.find((one) => one.name === name) ?? answers[0];
    if (!kpi) return;
    fill(detail, card(kpi));
    for (const tile of tiles.children) tile.setAttribute("aria-pressed", String((tile as HTMLElement).dataset["kpi"] === kpi.name));
    if (!isMoving) return;
    history.replaceState(null, "", place("kpis", { ...asked, kpi: name, embed: query.get("embed") ?? "" }));
    detail.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  tiles.append(...answers.map((one) => tile(one, () => show(one.name, true))));
  show(chosen || (answers.find((one) => course(one) !== null)?.name ?? ""), false);
}

/** Segments to choose from; none while there is no index. */
async function segmentsOf(signal: AbortSignal): Promise<string[]> {
  try {
    return (await ask<JourneySteps>("/journeys/steps", {}, signal)).customerAttributes["segment"] ?? [];
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}

function card(kpi: Kpi): HTMLElement {
  const found = course(kpi);
  const write = (number: number) => value(number, kpi.unit);
  const formats = { value: write, median_hours: (hours: number) => `${figure(hours)} h` };
  if (found) return lines(found.title, found.times, found.series, kpi, write, kpi.definition, formats);
  return section(kpi.title, kpi.definition, kpi.rows.length > 0 ? table(kpi, kpi.title, formats) : message(missing(kpi), "empty"));
}

function missing(kpi: Kpi): string {
  return kpi.missingRoles.length > 0 ? `No type of vocabulary.json has the role ${kpi.missingRoles.join(" or ")}.` : "Nothing to count for this choice.";
}
