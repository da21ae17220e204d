import type { Run, RunDetails, RunStep } from "../answers";
import { ask, askText } from "../api";
import { fill, h, message, section } from "../dom";
import { count, duration, instant, many, title, words } from "../format";
import { type Choice, select } from "./controls";

const runningEvery = 1000;
const idleEvery = 4000;
const whole = "run-flow";
const mostRuns = 50;
const workflows = ["run-flow", "ingest-batch", "resolve-identities", "evaluate-milestones", "train-propensity", "refresh-kpis"];

/** Runs of the workflows; the chosen one with its steps in time and its picture, both as it goes. */
export async function runsPage(into: HTMLElement, run: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const workflow = query.get("workflow") ?? (run.split(":")[0] || whole);
  const choice = select("workflow", "Workflow", workflows.map((one): Choice => [one, title(one)]), workflow);
  choice.addEventListener("change", () => (location.hash = `#/runs?workflow=${choice.querySelector("select")!.value}`));
  const list = h("div", {});
  const detail = h("div", {});
  into.append(h("h1", {}, "Runs"), h("div", { class: "card" }, h("div", { class: "fields" }, choice)), list, detail);
  await follow(run, workflow, list, detail, signal);
}

function listOf(all: Run[], chosen: string): HTMLElement {
  return section("Runs, newest first", all.length === mostRuns ? `The latest ${mostRuns}.` : null, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Runs" }, h("table", { class: "runs" },
    h("thead", {}, h("tr", {}, ["Run", "State", "Started (UTC)", "Took"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, all.map((one) => h("tr", { class: one.run === chosen ? "chosen" : null },
      h("td", {}, h("a", { href: `#/runs/${encodeURIComponent(one.run)}`, "aria-current": one.run === chosen ? "true" : null }, one.name)), h("td", {}, badge(one.status)), h("td", {}, instant(one.startedAt)), h("td", {}, took(one))))))));
}

const badge = (status: string): HTMLElement => h("span", { class: `badge ${status}` }, words(status));
const took = (one: { startedAt: string; endedAt?: string }): string => (one.endedAt ? duration((Date.parse(one.endedAt) - Date.parse(one.startedAt)) / 1000) : "at work");

/** Shows the runs and the chosen one (the newest, when none is), again and again while the page is looked at; what has not changed is left alone. */
async function follow(asked: string, workflow: string, list: HTMLElement, detail: HTMLElement, signal: AbortSignal): Promise<void> {
  const seen = { list: "", detail: "" };
  const beat = async (): Promise<boolean> => {
    const all = await ask<Run[]>("/runs", { workflow, limit: mostRuns }, signal);
    const run = asked || all[0]?.run;
    const text = JSON.stringify([all, run]);
    if (text !== seen.list) fill(list, all.length === 0 ? message(`${title(workflow)} has not run yet. \`ccj run\` takes new files through the flow.`, "empty") : listOf(all, run ?? ""));
    seen.list = text;
    if (!run) return false;
    const path = `/runs/${encodeURIComponent(run)}`;
    const details = await ask<RunDetails>(path, {}, signal);
    const now = JSON.stringify(details);
    if (now !== seen.detail) {
      const picture = await askText(`${path}/picture`, signal);
      const { scrollLeft = 0, scrollTop = 0 } = detail.querySelector(".svg") ?? {};
      const focused = detail.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
      fill(detail, ...shown(details, picture));
      if (focused) detail.querySelector<HTMLElement>(`a[href=${JSON.stringify(focused)}]`)?.focus();
      detail.querySelector(".svg")?.scrollTo({ left: scrollLeft, top: scrollTop });
    }
    seen.detail = now;
    return details.summary.status === "running";
  };
  const go = async (): Promise<void> => {
    let isRunning = false;
    try {
      isRunning = !document.hidden && (await beat());
    } catch {
      // The next beat tries again; the page keeps what it shows.
    }
    if (!signal.aborted) setTimeout(() => void go(), isRunning ? runningEvery : idleEvery);
  };
  const isRunning = await beat();
  setTimeout(() => signal.aborted || void go(), isRunning ? runningEvery : idleEvery);
}

function shown(details: RunDetails, picture: string): HTMLElement[] {
  const { summary, steps } = details;
  const outcome = details.output === undefined ? null : section("What it ended with", null, h("details", {}, h("summary", {}, "Output as JSON"), h("pre", { tabindex: 0 }, JSON.stringify(details.output, null, 2))));
  const course = h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, `${title(summary.workflow)} `, badge(summary.status)), h("span", { class: "faint" }, `${instant(summary.startedAt)} UTC, ${took(summary)}`)),
    details.progress ? progress(details.progress) : null,
    summary.error ? message(`${summary.error}: ${summary.cause ?? ""}`, "error") : null,
    gantt(steps, summary));
  const drawn = section("Picture", "Green is the way taken, amber what failed and was tried again, red what failed, blue what is at work.", h("div", { class: "svg", tabindex: 0, role: "region", "aria-label": "Picture of the run" }, image(picture)));
  return [h("div", { class: "two" }, h("div", {}, course, outcome), drawn)];
}

/** The drawing is a document of its own, so that its style stays with it. */
function image(picture: string): HTMLElement {
  const element = h("img", { alt: "The workflow with the path taken, times and errors; the list of steps above says the same", src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}` });
  return element;
}

function progress(at: NonNullable<RunDetails["progress"]>): HTMLElement {
  const text = at.total > 0 ? `${at.what}: ${count(at.done)} of ${count(at.total)}` : at.what;
  return h("div", { class: "progress", role: "status" }, h("progress", at.total > 0 ? { max: at.total, value: at.done, "aria-label": at.what } : { "aria-label": at.what }), text);
}

/** Steps as bars over the run's time. */
function gantt(steps: RunStep[], run: Run): HTMLElement {
  const begin = Date.parse(run.startedAt);
  const end = run.endedAt ? Date.parse(run.endedAt) : Math.max(begin + 1, ...steps.map((one) => Date.parse(one.endedAt ?? one.startedAt)));
  const at = (iso: string) => ((Date.parse(iso) - begin) / Math.max(1, end - begin)) * 100;
  return h("ol", { class: "gantt" }, steps.map((one) => {
    const [left, right] = [at(one.startedAt), one.endedAt ? at(one.endedAt) : 100];
    return h("li", {},
      h("span", { class: "name" }, h("b", {}, title(one.step.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase())), one.entered > 1 ? h("span", { class: "faint" }, ` ${count(one.exited)} of ${count(one.entered)}`) : null, one.failures > 0 ? h("span", { class: "badge failed" }, many(one.failures, "failed try", "failed tries")) : null, started(one)),
      h("span", { class: "track", "aria-hidden": "true" }, h("span", { class: one.status, style: `left:${Math.min(99.2, left)}%;width:${Math.max(0.8, right - left)}%` })),
      h("span", { class: "bits" }, one.endedAt ? duration((Date.parse(one.endedAt) - Date.parse(one.startedAt)) / 1000) : "at work"));
  }));
}

function started(step: RunStep): HTMLElement | null {
  if (step.runs.length === 0) return null;
  const [only] = step.runs;
  return step.runs.length === 1 ? h("a", { class: "inside", href: `#/runs/${encodeURIComponent(only!)}` }, "look inside") : h("a", { class: "inside", href: `#/runs?workflow=${only!.split(":")[0]}` }, `${count(step.runs.length)} runs`);
}
