import type { JourneyLink, PositionSteps, TopJourneys } from "../answers";

/** A step at a position, counted from the anchor (0); null is what a position's rarer steps sum up to. */
export interface FlowNode { position: number; step: string | null; count: number }

/** A way between neighbouring positions. */
export interface Flow { position: number; from: string | null; to: string | null; count: number; p50Seconds: number | null; p90Seconds: number | null }

/** Nodes and ways of a picture: every journey is in them, none is sampled. */
export interface Flows { nodes: FlowNode[]; flows: Flow[]; deeper: number }

/** So many steps of a position are drawn by name. */
const mostSteps = 7;

/** Sums an answer's positions and links up to what can be drawn: the commonest steps of each position by name, the others as one. */
export function flowsOf(answer: TopJourneys, backwards: boolean, mostPositions: number): Flows {
  const positions = (backwards ? answer.positionsFromEnd : answer.positions) ?? answer.positions;
  const links = (backwards ? answer.linksFromEnd : answer.links) ?? answer.links;
  const drawn = positions.slice(0, mostPositions);
  const kept = drawn.map((position) => new Set(position.steps.slice(0, position.steps.length === mostSteps + 1 ? mostSteps + 1 : mostSteps).map((one) => one.step)));
  return { nodes: drawn.flatMap((position, at) => nodesOf(position, at, kept[at]!)), flows: summed(links, kept, backwards), deeper: positions.length - drawn.length };
}

function nodesOf(position: PositionSteps, at: number, kept: Set<string>): FlowNode[] {
  const named = position.steps.filter((one) => kept.has(one.step)).map((one): FlowNode => ({ position: at, step: one.step, count: one.count }));
  const others = position.steps.filter((one) => !kept.has(one.step)).reduce((sum, one) => sum + one.count, 0);
  return others > 0 ? [...named, { position: at, step: null, count: others }] : named;
}

/** Links of position p lead from p to p + 1; counted from the end they lead from p + 1 to p. */
function summed(links: JourneyLink[], kept: Set<string>[], backwards: boolean): Flow[] {
  const flows = new Map<string, Flow>();
  for (const link of links) {
    const near = kept[link.position - 1];
    const far = kept[link.position];
    if (!near || !far) continue;
    const [fromKept, toKept] = backwards ? [far, near] : [near, far];
    const from = fromKept.has(link.from) ? link.from : null;
    const to = toKept.has(link.to) ? link.to : null;
    const key = JSON.stringify([link.position, from, to]);
    const flow = flows.get(key);
    if (flow) {
      flow.count += link.count;
      flow.p50Seconds = flow.p90Seconds = null;
    } else flows.set(key, { position: link.position - 1, from, to, count: link.count, p50Seconds: link.p50Seconds, p90Seconds: link.p90Seconds });
  }
  return [...flows.values()].sort((a, b) => a.position - b.position || b.count - a.count);
}
