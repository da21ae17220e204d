import { ask, type JourneySteps, type TopJourneys } from "../api";
import { sankey } from "../charts/sankey";
import { table } from "../charts/panel";
import { h, message } from "../dom";
import { count, duration, share, words } from "../format";
import { type Choice, checkbox, field, form, select } from "./controls";

/** So many journeys are drawn; what they leave out is said. */
const mostDrawn = 5000;
const mostListed = 20;
const milestone = "milestone.";

/** Top journeys from or to a step, as Sankey, list and table. */
export async function journeysPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<JourneySteps>("/journeys/steps", {}, signal);
  const steps: Choice[] = [["", "anywhere"], ...known.steps.map((one): Choice => [one.step, `${words(one.step)} (${count(one.count)})`])];
  const from = query.get("from") ?? (query.get("to") ? "" : (known.steps[0]?.step ?? ""));
  const to = query.get("to") ?? "";
  const asked = { from, to, steps: query.get("steps") ?? "", within: query.get("within") ?? "", anchor: query.get("anchor") ?? "", collapse: query.get("collapse") ?? "", customers: query.getAll("customers"), limit: mostDrawn };

  const milestones = Object.keys(known.customerAttributes).filter((name) => name.startsWith(milestone));
  const filters = [
    ...Object.entries(known.customerAttributes).filter(([name]) => !name.startsWith(milestone)).map(([name, values]) =>
      select(`customers.${name}`, name, [["", "all"], ...values.map((value): Choice => [value, value])], valueOf(asked.customers, name))),
    select("reached", "Reached milestone", [["", "any or none"], ...milestones.map((name): Choice => [name, words(name.slice(milestone.length).replaceAll("-", " "))])], milestones.find((name) => valueOf(asked.customers, name) === "true") ?? ""),
  ];
  into.append(
    h("h1", {}, "Journeys"),
    form((values) => go(values), [
      select("from", "From", steps, from),
      select("to", "To", steps, to),
      field("steps", "Steps at most", asked.steps, "8", "number"),
      field("within", "Within", asked.within, "30d"),
      select("anchor", "Anchor", [["", "usual"], ["first", "first"], ["last", "last"], ["every", "every"]], asked.anchor),
      ...filters,
      checkbox("collapse", "Merge repeats", asked.collapse === "true"),
    ], "Show journeys"),
  );

  const answer = await ask<TopJourneys>("/journeys/top", asked, signal);
  const title = from && to ? `From ${words(from)} to ${words(to)}` : from ? `What follows ${words(from)}` : to ? `What leads to ${words(to)}` : "Whole journeys";
  into.append(h("p", { class: "faint" }, `${count(answer.anchors)} journeys${answer.notArrived > 0 ? `, ${count(answer.notArrived)} that never arrived` : ""}; ${count(known.customers)} customers with ${count(known.touchpoints)} touchpoints.`));
  if (answer.anchors === 0) {
    into.append(message("Nobody has such a journey. Choose other steps or a longer window."));
    return;
  }
  if (answer.journeys.some((journey) => journey.steps.length > 1)) into.append(sankey(title, answer, !from && to !== "", (step) => go({ from: step })));
  if (answer.other.count > 0) into.append(message(`The picture shows the ${count(mostDrawn)} most frequent journeys; ${count(answer.other.count)} rarer ones are left out.`));
  into.append(listed(answer));
}

function listed(answer: TopJourneys): HTMLElement {
  const listed = answer.journeys.slice(0, mostListed);
  const rows = listed.map((journey) => [journey.steps.map(words).join(" → "), journey.count, share(journey.share)]);
  const others = answer.journeys.slice(mostListed).reduce((sum, journey) => sum + journey.count, answer.other.count);
  if (others > 0) rows.push([`${count(answer.journeys.length - listed.length + answer.other.journeys)} other journeys`, others, share(others / answer.anchors)]);
  const medians = answer.links.filter((link) => link.position === 1).sort((a, b) => b.count - a.count).slice(0, 3)
    .map((link) => `${words(link.from)} → ${words(link.to)}: median ${duration(link.p50Seconds)}`);
  return h("section", { class: "panel" }, h("h2", {}, "Most frequent"), medians.length > 0 && h("p", { class: "faint" }, medians.join("; ")), table({ columns: ["journey", "count", "share"], rows }));
}

function valueOf(filters: string[], name: string): string {
  return filters.find((filter) => filter.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

function go(values: Record<string, string>): void {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === "") continue;
    if (name === "reached") query.append("customers", `${value}=true`);
    else if (name.startsWith("customers.")) query.append("customers", `${name.slice("customers.".length)}=${value}`);
    else query.set(name, value);
  }
  location.hash = `#/journeys?${query}`;
}
