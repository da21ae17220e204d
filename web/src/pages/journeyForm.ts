import type { JourneySteps } from "../answers";
import { count, title, words } from "../format";
import { type Choice, checkbox, field, more, select } from "./controls";

const milestone = "milestone.";

/** What people ask of journeys, as it stands in the address. */
export interface JourneyQuery {
  from: string;
  to: string;
  anchor: string;
  steps: string;
  within: string;
  collapse: string;
  stepBy: string;
  customers: string[];
  touchpoints: string[];
}

/** Reads the question from the address. */
export function readQuery(query: URLSearchParams): JourneyQuery {
  const text = (name: string) => query.get(name) ?? "";
  return { from: text("from"), to: text("to"), anchor: text("anchor"), steps: text("steps"), within: text("within"), collapse: text("collapse"), stepBy: text("stepBy"), customers: query.getAll("customers"), touchpoints: query.getAll("touchpoints") };
}

/** Steps to choose from, the most frequent first. */
export function stepChoices(known: JourneySteps, none: string): Choice[] {
  return [["", none], ...known.steps.map((one): Choice => [one.step, `${words(one.step)} (${count(one.count)})`])];
}

/** Attributes of customers that have a few values, without those that milestones left. */
export function attributes(known: JourneySteps): [string, string[]][] {
  return Object.entries(known.customerAttributes).filter(([name]) => !name.startsWith(milestone));
}

/** Names of the milestones that somebody reached. */
export function milestones(known: JourneySteps): string[] {
  return Object.keys(known.customerAttributes).filter((name) => name.startsWith(milestone)).map((name) => name.slice(milestone.length));
}

/** Controls for from and to. */
export function ends(known: JourneySteps, asked: JourneyQuery): HTMLElement[] {
  return [select("from", "From", stepChoices(known, "anywhere"), asked.from), select("to", "To", stepChoices(known, "anywhere"), asked.to)];
}

/** Controls for everything else, folded away unless one of them is set. */
export function options(known: JourneySteps, asked: JourneyQuery): HTMLElement {
  const isSet = [asked.anchor, asked.steps, asked.within, asked.collapse, ...asked.customers, ...asked.touchpoints].some((value) => value !== "");
  const [from = "", to = ""] = (valueOf(asked.touchpoints, "at") || "..").split("..");
  return more(isSet ? "Options and filters (some are set)" : "Options and filters", isSet,
    field("steps", "Steps at most", asked.steps, "8", "number"),
    field("within", "Within (12h, 30d, none)", asked.within, "30d"),
    select("anchor", "Count", [["", "each customer once"], ["first", "the first per customer"], ["last", "the last per customer"], ["every", "every occurrence"]], asked.anchor),
    ...attributes(known).map(([name, values]) => select(`customers.${name}`, title(name), [["", "all"], ...values.map((value): Choice => [value, value])], valueOf(asked.customers, name))),
    select("reached", "Reached milestone", [["", "any or none"], ...milestones(known).map((name): Choice => [name, words(name)])], milestones(known).find((name) => valueOf(asked.customers, milestone + name) === "true") ?? ""),
    select("had", "Had step", stepChoices(known, "any"), valueOf(asked.customers, "had")),
    field("channel", "Channels, with commas", valueOf(asked.touchpoints, "channel"), "app,web"),
    field("after", "From day", from, "", "date"),
    field("before", "Before day", to, "", "date"),
    checkbox("collapse", "Merge repeats", asked.collapse === "true"));
}

/** Values of the form as the address holds them. */
export function written(values: Record<string, string>): Record<string, string | string[]> {
  const customers: string[] = [];
  const touchpoints: string[] = [];
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === "") continue;
    if (name === "reached") customers.push(`${milestone}${value}=true`);
    else if (name === "had") customers.push(`had=${value}`);
    else if (name.startsWith("customers.")) customers.push(`${name.slice("customers.".length)}=${value}`);
    else if (name === "channel") touchpoints.push(`channel=${value.replaceAll(" ", "")}`);
    else if (name !== "after" && name !== "before") kept[name] = value;
  }
  if (values["after"] || values["before"]) touchpoints.push(`at=${values["after"] ?? ""}..${values["before"] ?? ""}`);
  return { ...kept, customers, touchpoints };
}

function valueOf(filters: string[], name: string): string {
  return filters.find((filter) => filter.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
