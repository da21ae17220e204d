import type { TopJourneys } from "../api";
import { count, words } from "../format";
import { type Data, panel } from "./panel";

const mostSteps = 9;
const rest = "other steps";

/** One flow between neighbouring positions, counted from the anchor: 0 is the anchor itself. */
interface Flow { position: number; from: string; to: string; count: number }

/** Flows of the listed journeys, aligned at the anchor; beyond the commonest steps of a position the others are one. */
export function flowsOf(answer: TopJourneys, backwards: boolean): Flow[] {
  const aligned = answer.journeys.map((journey) => ({ steps: backwards ? journey.steps.toReversed() : journey.steps, count: journey.count }));
  const kept = keptSteps(aligned);
  const name = (step: string, position: number) => (kept[position]?.has(step) ? step : rest);
  const flows = new Map<string, Flow>();
  for (const journey of aligned) {
    for (let position = 0; position + 1 < journey.steps.length; position++) {
      const near = name(journey.steps[position]!, position);
      const far = name(journey.steps[position + 1]!, position + 1);
      const [from, to] = backwards ? [far, near] : [near, far];
      const key = `${position}\u0000${from}\u0000${to}`;
      const flow = flows.get(key);
      if (flow) flow.count += journey.count;
      else flows.set(key, { position, from, to, count: journey.count });
    }
  }
  return [...flows.values()].sort((a, b) => a.position - b.position || b.count - a.count);
}

function keptSteps(journeys: { steps: string[]; count: number }[]): Set<string>[] {
  const counts: Map<string, number>[] = [];
  for (const journey of journeys) {
    journey.steps.forEach((step, position) => {
      const at = (counts[position] ??= new Map());
      at.set(step, (at.get(step) ?? 0) + journey.count);
    });
  }
  return counts.map((at) => new Set([...at].sort((a, b) => b[1] - a[1]).slice(0, mostSteps).map(([step]) => step)));
}

/** Flows as rows. */
export function sankeyData(flows: Flow[]): Data {
  return { columns: ["steps from the anchor", "from", "to", "journeys"], rows: flows.map((flow) => [flow.position, flow.from, flow.to, flow.count]) };
}

/** How journeys flow to or from the anchor; a click on a step asks for journeys from there. */
export function sankey(title: string, answer: TopJourneys, backwards: boolean, chosen: (step: string) => void): HTMLElement {
  const flows = flowsOf(answer, backwards);
  const node = (position: number, step: string) => `${position}\u0000${step}`;
  const step = (name: string) => name.split("\u0000")[1] ?? name;
  const depth = Math.max(...flows.map((flow) => flow.position)) + 1;
  const names = new Map<string, number>();
  const links = flows.map((flow) => {
    const near = node(flow.position, backwards ? flow.to : flow.from);
    const far = node(flow.position + 1, backwards ? flow.from : flow.to);
    names.set(near, flow.position).set(far, flow.position + 1);
    return { source: backwards ? far : near, target: backwards ? near : far, value: flow.count };
  });
  const option = {
    tooltip: { trigger: "item", confine: true, formatter: (item: { dataType: string; name: string; value: number; data: { source: string; target: string } }) =>
      item.dataType === "edge" ? `${words(step(item.data.source))} → ${words(step(item.data.target))}: ${count(item.value)}` : `${words(step(item.name))}: ${count(item.value)}` },
    series: [{
      type: "sankey", data: [...names].map(([name, position]) => ({ name, depth: backwards ? depth - position : position })), links, left: 8, right: 110, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 12, layoutIterations: 48, draggable: false,
      emphasis: { focus: "adjacency" }, lineStyle: { color: "gradient", opacity: 0.35 },
      label: { formatter: (item: { name: string }) => words(step(item.name)), fontSize: 11, width: 100, overflow: "truncate" },
    }],
  };
  return panel(title, 520, option, sankeyData(flows), (name) => step(name) !== rest && chosen(step(name)));
}
