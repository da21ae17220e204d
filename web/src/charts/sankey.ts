import type { TopJourneys } from "../api";
import { count, duration, words } from "../format";
import { type Data, panel } from "./panel";

/** Links between positions as the picture and its table take them. */
export function sankeyData(answer: TopJourneys): Data {
  return {
    columns: ["position", "from", "to", "journeys", "median seconds", "90 % within seconds"],
    rows: answer.links.map((link) => [link.position, link.from, link.to, link.count, link.p50Seconds, link.p90Seconds]),
  };
}

/** How journeys flow from position to position; a click on a step asks for journeys from there. */
export function sankey(title: string, answer: TopJourneys, backwards: boolean, chosen: (step: string) => void): HTMLElement {
  const node = (position: number, step: string) => `${position}\u0000${step}`;
  const names = new Set<string>();
  const links = answer.links.map((link) => {
    // Towards a step, position 1 is that step and positions count back from it.
    const near = node(link.position, backwards ? link.to : link.from);
    const far = node(link.position + 1, backwards ? link.from : link.to);
    names.add(near).add(far);
    return { source: backwards ? far : near, target: backwards ? near : far, value: link.count, link };
  });
  const step = (name: string) => name.split("\u0000")[1] ?? name;
  const option = {
    tooltip: { trigger: "item", confine: true, formatter: (item: { dataType: string; name: string; value: number; data: { link?: { from: string; to: string; p50Seconds: number } } }) =>
      item.dataType === "edge" && item.data.link
        ? `${words(item.data.link.from)} → ${words(item.data.link.to)}: ${count(item.value)}<br>median ${duration(item.data.link.p50Seconds)}`
        : `${words(step(item.name))}: ${count(item.value)}` },
    series: [{
      type: "sankey", data: [...names].map((name) => ({ name })), links, left: 8, right: 110, top: 8, bottom: 8, nodeGap: 6, nodeWidth: 12, layoutIterations: 48, draggable: false,
      emphasis: { focus: "adjacency" }, lineStyle: { color: "gradient", opacity: 0.35 },
      label: { formatter: (item: { name: string }) => words(step(item.name)), fontSize: 11, width: 100, overflow: "truncate" },
    }],
  };
  return panel(title, Math.max(320, Math.min(760, names.size * 18)), option, sankeyData(answer), (name) => chosen(step(name)));
}
