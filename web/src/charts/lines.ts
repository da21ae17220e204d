import { colourOf, mainColour } from "../colours";
import { brief, period } from "../format";
import type { Series } from "./kpi";
import { panel, tooltip } from "./panel";
import type { Data, Formats } from "./table";

const fewPoints = 40;

/** One or several series over time. */
export function lines(title: string, times: string[], series: Series[], data: Data, write: (value: number) => string = brief, note?: string, formats?: Formats): HTMLElement {
  const several = series.length > 1;
  return panel({ title, note, height: several ? 320 : 260, data, ...(formats ? { formats } : {}) }, (ink) => ({
    tooltip: { ...tooltip(ink), trigger: "axis", valueFormatter: (value: unknown) => (typeof value === "number" ? write(value) : "–") },
    legend: several ? { type: "scroll", top: 0, icon: "roundRect", itemHeight: 8, textStyle: { color: ink.ink }, pageTextStyle: { color: ink.faint } } : { show: false },
    grid: { left: 4, right: 20, top: several ? 40 : 14, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "category", data: times.map(period), boundaryGap: false, axisLine: { lineStyle: { color: ink.line } }, axisTick: { show: false }, axisLabel: { color: ink.faint, hideOverlap: true } },
    yAxis: { type: "value", splitNumber: 4, min: (range: { min: number }) => (range.min < 0 ? null : 0), axisLabel: { color: ink.faint, formatter: write }, splitLine: { lineStyle: { color: ink.line, opacity: 0.6 } } },
    series: series.map((one) => {
      const colour = several ? colourOf(one.name) : mainColour;
      return { type: "line", name: one.name, data: one.values, showSymbol: times.length < fewPoints, symbolSize: 5, lineStyle: { width: 2, color: colour }, itemStyle: { color: colour }, ...(several ? {} : { areaStyle: { color: colour, opacity: 0.08 } }) };
    }),
  }));
}
