import type { FunnelAnswer, JourneySteps } from "../answers";
import { ask } from "../api";
import { funnel } from "../charts/funnel";
import { colourAll } from "../colours";
import { fill, h, message } from "../dom";
import { words } from "../format";
import { type Choice, form, more, field, place, select } from "./controls";
import { attributes, readQuery, stepChoices, written } from "./journeyForm";
import { journeyTabs } from "./journeys";

const fewestLevels = 3;

/** How many customers go through chosen steps in order within a window. */
export async function funnelPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<JourneySteps>("/journeys/steps", {}, signal);
  colourAll(known.steps.map((one) => one.step));
  const asked = readQuery(query);
  const chosen = query.getAll("step");
  into.append(h("h1", {}, "Journeys"), journeyTabs("Funnel"), builder(known, chosen, asked.within, asked.customers));
  if (chosen.length === 0) {
    into.append(message("Choose the steps of a funnel in their order. Other steps may lie between; each next one comes within the window after the start.", "empty"));
    return;
  }
  const answer = await ask<FunnelAnswer>("/journeys/funnel", { steps: JSON.stringify(chosen), within: asked.within, customers: asked.customers }, signal);
  into.append((answer.steps[0]?.customers ?? 0) === 0 ? message(`Nobody ever had ${words(chosen[0] ?? "")}.`, "empty") : funnel(answer, asked.within || "30d"));
}

function builder(known: JourneySteps, chosen: string[], within: string, customers: string[]): HTMLElement {
  const levels = h("div", { class: "fields" });
  const all = stepChoices(known, "–");
  const draw = (steps: string[]) => fill(levels, ...steps.map((step, at) => select(`step${at}`, `Step ${at + 1}`, all, step)), h("button", { type: "button", class: "quiet", onclick: () => draw([...read(levels), ""]) }, "Add a step"));
  draw([...chosen, ...Array<string>(Math.max(0, fewestLevels - chosen.length)).fill("")]);
  const filters = attributes(known).map(([name, values]) => select(`customers.${name}`, words(name), [["", "all"], ...values.map((value): Choice => [value, value])], customers.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""));
  return form((values) => {
    const steps = read(levels).filter((step) => step !== "");
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !/^step\d+$/.test(name)));
    location.hash = place("funnel", { ...written(rest), step: steps });
  }, [levels, field("within", "Within (12h, 30d)", within, "30d"), more("Filters", customers.length > 0, ...filters)], "Show funnel");
}

const read = (levels: HTMLElement): string[] => [...levels.querySelectorAll("select")].map((one) => one.value);
