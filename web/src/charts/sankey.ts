import type { TopJourneys } from "../answers";
import { colourOf, otherColour } from "../colours";
import { count, duration, share, words } from "../format";
import { type Flow, flowsOf } from "./flows";
import { panel, tooltip } from "./panel";
import type { Data } from "./table";

const columnWidth = 118;
const others = "other steps";
const mostPositions = 10;

interface Item { dataType?: string; name: string; value: number; data: { source: string; target: string; flow?: Flow; steps?: number } }

/** How journeys flow from an anchor, or backwards to one; a click on a step asks for journeys from there. */
export function sankey(title: string, answer: TopJourneys, backwards: boolean, chosen: (step: string) => void): HTMLElement {
  const { nodes, flows, deeper } = flowsOf(answer, backwards, mostPositions);
  const key = (position: number, step: string | null) => JSON.stringify([position, step]);
  const stepOf = (name: string) => (JSON.parse(name) as [number, string | null])[1];
  const wordsOf = (name: string) => words(stepOf(name) ?? others);
  const depth = Math.max(...nodes.map((node) => node.position));
  const links = flows.map((flow) => ({
    source: key(backwards ? flow.position + 1 : flow.position, flow.from),
    target: key(backwards ? flow.position : flow.position + 1, flow.to),
    value: flow.count,
    flow,
  }));
  const column = (position: number) => (backwards ? depth - position : position);
  const tip = (item: Item): string => {
    if (item.dataType !== "edge") return `<b>${safe(wordsOf(item.name))}</b><br>${count(item.value)} journeys, ${share(item.value / answer.anchors)}`;
    const flow = item.data.flow;
    const times = flow?.p50Seconds != null ? `<br>half within ${duration(flow.p50Seconds)}, nine of ten within ${duration(flow.p90Seconds ?? 0)}` : "";
    return `${safe(wordsOf(item.data.source))} → ${safe(wordsOf(item.data.target))}<br>${count(item.value)} journeys${times}`;
  };
  const note = [
    `Each column is a step ${backwards ? "before" : "after"} the ${backwards ? "last" : "first"}; the width of a band is the number of journeys. Choose a step to go on from there.`,
    deeper > 0 ? `The first ${mostPositions} of ${mostPositions + deeper} positions are drawn; the table has what is drawn.` : "",
  ].join(" ");
  return panel({
    title, note, height: Math.max(260, Math.min(560, 90 + 58 * Math.max(...columnsOf(nodes)))), leastWidth: (depth + 1) * columnWidth, fromRight: backwards,
    data: sankeyData(flows, backwards), formats: { "median time": duration, "90 % within": duration },
    clicked: (item) => {
      const step = item.dataType === "edge" ? null : stepOf(item.name);
      if (step) chosen(step);
    },
  }, (ink) => ({
    tooltip: { ...tooltip(ink), trigger: "item", formatter: tip },
    series: [{
      type: "sankey", left: 2, right: 112, top: 6, bottom: 10, nodeGap: 9, nodeWidth: 14, layoutIterations: 64, draggable: false,
      data: nodes.map((node) => ({ name: key(node.position, node.step), value: node.count, depth: column(node.position), itemStyle: { color: node.step === null ? otherColour : colourOf(node.step), borderWidth: 0 } })),
      links,
      emphasis: { focus: "adjacency" },
      lineStyle: { color: "source", opacity: 0.28, curveness: 0.5 },
      label: { color: ink.ink, fontSize: 11.5, width: columnWidth - 26, overflow: "truncate", textBorderColor: ink.card, textBorderWidth: 2, formatter: (item: { name: string }) => wordsOf(item.name) },
    }],
  }));
}

/** Flows as rows. */
export function sankeyData(flows: Flow[], backwards: boolean): Data {
  return {
    columns: [backwards ? "steps before the last" : "steps after the first", "from", "to", "journeys", "median time", "90 % within"],
    rows: flows.map((flow) => [flow.position + 1, words(flow.from ?? others), words(flow.to ?? others), flow.count, flow.p50Seconds, flow.p90Seconds]),
  };
}

function columnsOf(nodes: { position: number }[]): number[] {
  const counts: number[] = [];
  for (const node of nodes) counts[node.position] = (counts[node.position] ?? 0) + 1;
  return counts;
}

const safe = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
