import { svg } from "../dom";

const width = 120;
const height = 30;
const pad = 3;

/** A course in a word's size; the figures are elsewhere, so it is not read out. */
export function sparkline(values: (number | null)[]): SVGElement {
  const known = values.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(...known)];
  const x = (at: number) => pad + (at * (width - 2 * pad)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - pad - ((value - low) * (height - 2 * pad)) / (high - low || 1);
  const points = values.map((value, at) => (value === null ? null : `${x(at).toFixed(1)},${y(value).toFixed(1)}`)).filter((point) => point !== null);
  return svg("svg", { class: "sparkline", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    svg("polyline", { points: points.join(" "), fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke" }));
}
