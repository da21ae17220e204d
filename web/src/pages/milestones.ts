import { ask, type FunnelAnswer, type JourneySteps, type Milestone } from "../api";
import { bars, funnelBars, lines } from "../charts/bars";
import { h, message } from "../dom";
import { count, words } from "../format";
import { field, form } from "./controls";

/** The milestones, how often and when each is reached, and a funnel over any steps. */
export async function milestonesPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const [milestones, known] = await Promise.all([ask<Milestone[]>("/milestones", {}, signal), ask<JourneySteps>("/journeys/steps", {}, signal)]);
  into.append(h("h1", {}, "Milestones"));
  if (milestones.length === 0) into.append(message("No milestones yet. Write milestones/NAME.milestone.json in the workspace, then `ccj milestones activate NAME`."));
  else into.append(reached(milestones, known.customers), overTime(milestones));

  const asked = query.get("steps") ?? "";
  into.append(
    h("h1", {}, "Funnel"),
    form((values) => (location.hash = `#/milestones?${new URLSearchParams(values)}`), [
      h("label", {}, "Steps in order, with commas", h("input", { name: "steps", value: asked, placeholder: "view_offer,add_to_cart,checkout", list: "known-steps", size: 48, required: true })),
      field("within", "Within", query.get("within") ?? "", "30d"),
    ], "Show funnel"),
    h("datalist", { id: "known-steps" }, known.steps.map((one) => h("option", { value: one.step }))),
  );
  if (asked === "") return;
  const answer = await ask<FunnelAnswer>("/journeys/funnel", { steps: asked, within: query.get("within") ?? "" }, signal);
  into.append(funnelBars("Customers at each step", answer.steps, {
    columns: ["step", "customers", "conversion", "median seconds"],
    rows: answer.steps.map((one) => [one.step, one.customers, one.conversion, one.p50Seconds ?? null]),
  }));
}

function reached(milestones: Milestone[], customers: number): HTMLElement {
  const data = { columns: ["milestone", "active", "customers", "occurrences", "description"], rows: milestones.map((one) => [one.name, one.isActive ? "yes" : "no", one.customers, one.occurrences, one.description]) };
  return bars(`Customers who reached each (of ${count(customers)})`, milestones.map((one) => words(one.name.replaceAll("-", " "))), milestones.map((one) => one.customers), data);
}

function overTime(milestones: Milestone[]): HTMLElement {
  const months = [...new Set(milestones.flatMap((one) => one.byMonth.map((month) => month.month)))].sort();
  const at = (one: Milestone, month: string) => one.byMonth.find((each) => each.month === month)?.occurrences ?? 0;
  return lines("Reached by month", months, milestones.map((one) => ({ name: one.name, values: months.map((month) => at(one, month)) })), {
    columns: ["month", ...milestones.map((one) => one.name)],
    rows: months.map((month) => [month, ...milestones.map((one) => at(one, month))]),
  });
}
