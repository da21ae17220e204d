import type { Clusters, JourneySteps } from "../answers";
import { ask } from "../api";
import { twin } from "../charts/twin";
import { colourAll } from "../colours";
import { h, message } from "../dom";
import { count, many, share } from "../format";
import { meter, path } from "../steps";
import { field, form, place } from "./controls";
import { ends, options, readQuery, written } from "./journeyForm";
import { journeyTabs } from "./journeys";

/** Typical journeys: clusters of similar ones, each with the one in its middle. */
export async function typicalPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const known = await ask<JourneySteps>("/journeys/steps", {}, signal);
  colourAll(known.steps.map((one) => one.step));
  const asked = readQuery(query);
  const [clusters, threshold] = [query.get("clusters") ?? "", query.get("threshold") ?? ""];
  into.append(
    h("h1", {}, "Journeys"), journeyTabs("Typical"),
    form((values) => (location.hash = place("typical", written(values))), [...ends(known, asked), field("clusters", "Groups at most", clusters, "12", "number"), field("threshold", "Least likeness (0 to 1)", threshold, "0.6"), options(known, asked)], "Show typical journeys"));
  if (!asked.from && !asked.to && asked.steps === "") {
    into.append(message("Choose a step that journeys begin or end with: whole lives are seldom alike, windows are.", "empty"));
    return;
  }
  const answer = await ask<Clusters>("/journeys/clusters", { ...asked, clusters, threshold }, signal);
  into.append(answer.clusters.length === 0 ? message("Nobody has such a journey.", "empty") : listOf(answer));
}

function listOf(answer: Clusters): HTMLElement {
  const data = { columns: ["typical journey", "journeys", "share", "different paths", "mean likeness"], rows: answer.clusters.map((one) => [one.medoid.join(" > "), one.count, one.share, one.different, one.meanSimilarity]) };
  const { buttons, rows } = twin("Typical journeys", data, { share, "mean likeness": share });
  const most = answer.clusters[0]?.share ?? 1;
  return h("section", { class: "panel" },
    h("div", { class: "panel-head" }, h("h2", {}, "Typical journeys"), buttons),
    h("p", { class: "faint" }, `Groups of similar journeys among ${count(answer.anchors)}, each by the journey in its middle. ${many(answer.unlike, "journey is", "journeys are")} like none of them (${share(answer.unlike / answer.anchors)}).`),
    h("ol", { class: "journeys" }, answer.clusters.map((one) => h("li", {}, h("div", { class: "journey three" }, path(one.medoid), meter(one.share / most, `${count(one.count)} · ${share(one.share)}`), h("span", { class: "faint" }, `${many(one.different, "path")}, on average ${share(one.meanSimilarity)} alike`))))),
    rows);
}
