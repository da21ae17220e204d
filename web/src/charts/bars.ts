import { count, share } from "../format";
import { type Data, panel } from "./panel";

/** Horizontal bars, the first at the top. */
export function bars(title: string, labels: string[], values: number[], data: Data, labelOf: (index: number) => string = (index) => count(values[index] ?? 0)): HTMLElement {
  const option = {
    tooltip: { trigger: "item", confine: true, formatter: (item: { dataIndex: number }) => `${labels[item.dataIndex]}: ${labelOf(item.dataIndex)}` },
    grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", data: labels, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { width: 150, overflow: "truncate" } },
    series: [{ type: "bar", data: values, barMaxWidth: 26, itemStyle: { color: "#0b7285", borderRadius: 3 }, label: { show: true, position: "right", formatter: (item: { dataIndex: number }) => labelOf(item.dataIndex) } }],
  };
  return panel(title, Math.max(120, labels.length * 38 + 24), option, data);
}

/** Steps of a funnel, each with its share of those who began. */
export function funnelBars(title: string, steps: { step: string; customers: number; conversion: number }[], data: Data): HTMLElement {
  return bars(title, steps.map((one) => one.step.replaceAll("_", " ")), steps.map((one) => one.customers), data,
    (index) => `${count(steps[index]?.customers ?? 0)} (${share(steps[index]?.conversion ?? 0)})`);
}

/** One or several series over time. */
export function lines(title: string, times: string[], series: { name: string; values: (number | null)[] }[], data: Data): HTMLElement {
  const option = {
    tooltip: { trigger: "axis", confine: true },
    legend: series.length > 1 ? { type: "scroll", top: 0 } : { show: false },
    grid: { left: 8, right: 16, top: series.length > 1 ? 34 : 10, bottom: 8, containLabel: true },
    xAxis: { type: "category", data: times, boundaryGap: false },
    yAxis: { type: "value", splitNumber: 4 },
    series: series.map((one) => ({ type: "line", name: one.name, data: one.values, showSymbol: times.length < 40, smooth: false })),
  };
  return panel(title, 280, option, data);
}
