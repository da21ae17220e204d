import type { FunnelAnswer, Kpi, Score, Timeline, TopJourneys } from "../answers";
import { funnel } from "../charts/funnel";
import { tile } from "../charts/kpi";
import { timelineList } from "../charts/timeline";
import { h } from "../dom";
import { count, many, share, title, words } from "../format";
import { meter, path } from "../steps";
import { Widget } from "./widget";

const common = ["api", "token"];
const usualMoments = 50;

/** `<ccj-customer-timeline customer="msisdn:+44…">`: what one customer went through, the latest first, with milestones; with `scores` also what is likely. */
export class CustomerTimeline extends Widget {
  static readonly observedAttributes = [...common, "customer", "limit", "scores"];

  protected async show(signal: AbortSignal): Promise<HTMLElement> {
    const customer = this.text("customer");
    if (!customer) return h("p", { class: "faint" }, "No customer is chosen.");
    const route = `/customers/${encodeURIComponent(customer)}`;
    const timeline = await this.ask<Timeline>(route, { limit: this.text("limit") }, signal);
    const scores = this.hasAttribute("scores") ? await this.ask<Score[]>(`${route}/scores`, {}, signal) : [];
    return h("div", {},
      h("h2", {}, [timeline.segment, timeline.region].filter(Boolean).join(" · ") || "Customer", h("span", { class: "faint" }, ` ${many(timeline.touchpointsInAll, "touchpoint")}, ${many(timeline.milestones.length, "milestone")}`)),
      scores.length > 0 ? h("ul", { class: "scores" }, scores.map((one) => h("li", {}, h("span", {}, title(one.propensity)), meter(one.probability)))) : null,
      timelineList(timeline, Number(this.text("limit")) || usualMoments));
  }
}

/** `<ccj-top-journeys from="…" to="…">`: the most frequent journeys. */
export class TopJourneysList extends Widget {
  static readonly observedAttributes = [...common, "from", "to", "steps", "within", "anchor", "customers", "touchpoints", "limit"];

  protected async show(signal: AbortSignal): Promise<HTMLElement> {
    const [from, to] = [this.text("from"), this.text("to")];
    const query = Object.fromEntries(["from", "to", "steps", "within", "anchor", "customers", "touchpoints"].map((name) => [name, this.text(name)]));
    const answer = await this.ask<TopJourneys>("/journeys/top", { ...query, limit: this.text("limit") || "10" }, signal);
    const most = answer.journeys[0]?.share ?? 1;
    return h("div", {},
      h("h2", {}, from && to ? `From ${words(from)} to ${words(to)}` : from ? `What follows ${words(from)}` : to ? `What leads to ${words(to)}` : "Whole journeys", h("span", { class: "faint" }, ` ${many(answer.anchors, "journey")}`)),
      h("ol", { class: "journeys" }, answer.journeys.map((one) => h("li", {}, path(one.steps), meter(one.share / most, `${count(one.count)} · ${share(one.share)}`)))),
      answer.other.count > 0 ? h("p", { class: "faint" }, `${many(answer.other.journeys, "other path")}, ${share(answer.other.count / answer.anchors)} of the journeys.`) : null);
  }
}

/** `<ccj-kpi name="csat">`: a key figure with its course. */
export class KpiTile extends Widget {
  static readonly observedAttributes = [...common, "name", "segment", "from", "to"];

  protected async show(signal: AbortSignal): Promise<HTMLElement> {
    const name = this.text("name");
    if (!name) return h("p", { class: "faint" }, "No key figure is chosen.");
    const kpi = await this.ask<Kpi>(`/kpis/${encodeURIComponent(name)}`, { segment: this.text("segment"), from: this.text("from"), to: this.text("to") }, signal);
    const shown = tile(kpi);
    shown.title = kpi.definition;
    return shown;
  }
}

/** `<ccj-funnel steps="view_offer,add_to_cart,checkout" within="30d">`: how many go on from step to step. */
export class Funnel extends Widget {
  static readonly observedAttributes = [...common, "steps", "within", "customers"];

  protected async show(signal: AbortSignal): Promise<HTMLElement> {
    const steps = this.text("steps");
    if (!steps) return h("p", { class: "faint" }, "No steps are chosen.");
    const within = this.text("within");
    return funnel(await this.ask<FunnelAnswer>("/journeys/funnel", { steps, within, customers: this.text("customers") }, signal), within || "30d");
  }
}

for (const [name, element] of Object.entries({ "ccj-customer-timeline": CustomerTimeline, "ccj-top-journeys": TopJourneysList, "ccj-kpi": KpiTile, "ccj-funnel": Funnel }))
  if (!customElements.get(name)) customElements.define(name, element);
