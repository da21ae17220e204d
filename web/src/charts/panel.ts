import { h } from "../dom";
import type { Data, Formats } from "./table";
import { twin } from "./twin";

/** What is drawn: options of ECharts, made when the colours of the paper are known. */
export type Option = (ink: Ink) => object;

/** Colours of text and lines on the paper at hand. */
export interface Ink {
  ink: string;
  faint: string;
  line: string;
  card: string;
}

/** How a picture is shown. */
export interface Frame {
  title: string;
  note?: string | undefined;
  height: number;
  /** Narrower than this it scrolls sideways inside its frame. */
  leastWidth?: number;
  /** Where it scrolls, it begins at its right end. */
  fromRight?: boolean;
  data: Data;
  formats?: Formats;
  clicked?: (item: { name: string; dataType?: string }) => void;
}

/** A picture with its data twin: a button shows the rows, another saves them as CSV. */
export function panel(frame: Frame, option: Option): HTMLElement {
  const picture = h("div", { class: "picture", style: `height:${frame.height}px${frame.leastWidth ? `;min-width:${frame.leastWidth}px` : ""}`, role: "img", "aria-label": `${frame.title}. The table holds the same figures.` });
  void draw(picture, option, frame);
  const { buttons, rows } = twin(frame.title, frame.data, frame.formats);
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, frame.title), buttons),
    frame.note ? h("p", { class: "faint" }, frame.note) : null,
    h("div", { class: "sideways", ...(frame.leastWidth ? { tabindex: 0, role: "group", "aria-label": frame.title } : {}) }, picture),
    rows);
}

async function draw(picture: HTMLElement, option: Option, frame: Frame): Promise<void> {
  const { echarts } = await import("./echarts");
  const style = getComputedStyle(document.documentElement);
  const font = getComputedStyle(document.body).fontFamily;
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const ink: Ink = { ink: colour("--ink"), faint: colour("--faint"), line: colour("--line"), card: colour("--card") };
  const chart = echarts.init(picture, undefined, { renderer: "svg" });
  chart.setOption({ backgroundColor: "transparent", animation: !matchMedia("(prefers-reduced-motion: reduce)").matches, animationDuration: 250, textStyle: { color: ink.ink, fontFamily: font }, ...option(ink) });
  if (frame.clicked) chart.on("click", (event) => frame.clicked?.(event as { name: string; dataType?: string }));
  if (frame.fromRight) picture.parentElement?.scrollTo({ left: picture.scrollWidth });
  new ResizeObserver(() => chart.resize()).observe(picture);
}

/** The look of tooltips. */
export const tooltip = (ink: Ink): object => ({ confine: true, backgroundColor: ink.card, borderColor: ink.line, textStyle: { color: ink.ink, fontSize: 13 } });
