import type { Explained, Waterfall } from "../answers";
import { ask } from "../api";
import { table } from "../charts/table";
import { h, message, section } from "../dom";
import { many, share, words } from "../format";
import { form, place } from "./controls";

/** Why two party records are one customer, or not: the links between them, each with what every field says. */
export async function identityPage(into: HTMLElement, _rest: string, query: URLSearchParams, signal: AbortSignal): Promise<void> {
  const [a, b] = [query.get("a") ?? "", query.get("b") ?? ""];
  const record = (name: string, label: string, value: string) => h("label", { class: "wide" }, label, h("input", { name, value, placeholder: "party:crm:C0001", required: true, autocomplete: "off", spellcheck: "false" }));
  into.append(h("h1", {}, "Identity"), form((values) => (location.hash = place("identity", values)), [record("a", "One record", a), record("b", "The other", b)], "Explain"));
  if (!a || !b) {
    into.append(message("Name two records of the sources. A customer's page links each of its records here.", "empty"));
    return;
  }
  const answer = await ask<Explained>("/identity/explain", { a, b }, signal);
  into.append(h("p", { class: answer.isOne ? "verdict one" : "verdict" }, answer.isOne ? `One customer, joined by ${many(answer.path.length, "link")}.` : "Not one customer."));
  into.append(...answer.path.map((link) => section(`${link.a} and ${link.b}`,
    link.kind === "steward" ? `A steward says so: ${link.reason}` : link.kind === "rule" ? `Joined by the rule ${words(link.reason)}.` : "Joined by weighed evidence.",
    link.evidence ? waterfall(link.evidence) : null)));
  const direct = answer.direct;
  if (direct && answer.path.length !== 1) into.append(section("The two compared with each other", "What their fields say, whether or not it decided.", waterfall(direct)));
}

/** Evidence as bars that begin where the one before ended. One bit more doubles the odds. */
function waterfall(evidence: Waterfall): HTMLElement {
  const steps = [
    { name: "before comparing", finding: "how rare a match is", bits: evidence.priorBits },
    ...evidence.fields.filter((one) => one.bits !== 0).map((one) => ({ name: words(one.field), finding: one.finding, bits: one.bits })),
    ...(evidence.householdBits > 0.05 ? [{ name: "household", finding: "may be two people of one household", bits: -evidence.householdBits }] : []),
  ];
  const sums = steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 0) + step.bits], []);
  const [low, high] = [Math.min(0, ...sums), Math.max(0, ...sums)];
  const at = (bits: number) => ((bits - low) / (high - low || 1)) * 100;
  return h("div", {},
    h("ol", { class: "waterfall" }, steps.map((step, index) => {
      const [begin, end] = [index === 0 ? 0 : sums[index - 1]!, sums[index]!];
      return h("li", {}, h("span", { class: "name" }, h("b", {}, step.name), h("span", { class: "faint" }, ` ${step.finding}`)),
        h("span", { class: "track", "aria-hidden": "true" }, h("span", { class: "zero", style: `left:${at(0)}%` }), h("span", { class: step.bits >= 0 ? "for" : "against", style: `left:${at(Math.min(begin, end))}%;width:${Math.max(0.6, Math.abs(at(end) - at(begin)))}%` })),
        h("span", { class: "bits" }, signed(step.bits)));
    })),
    h("p", {}, h("b", {}, `${signed(evidence.bits)} bits`), `: the two are one with a probability of ${share(evidence.probability)}.`),
    h("details", {}, h("summary", {}, "As a table"), table({ columns: ["field", "finding", "bits"], rows: evidence.fields.map((one) => [words(one.field), one.finding, one.bits]) }, "Evidence")));
}

const signed = (bits: number): string => `${bits >= 0 ? "+" : "−"}${Math.abs(bits).toFixed(1)}`;
