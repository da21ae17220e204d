/** Where the API is: the site's own origin unless `config.json` beside the page says otherwise. */
let base = "";

/** Reads the site's configuration; a site without one asks its own origin. */
export async function configure(): Promise<void> {
  try {
    const answer = await fetch("config.json");
    if (answer.ok) base = ((await answer.json()) as { apiBase?: string }).apiBase ?? "";
  } catch {
    base = "";
  }
}

/** Something the API refused, with its sentence. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(text);
  }
}

/** A value of a query: left out when undefined or empty; a list is repeated. */
export type QueryValue = string | number | boolean | undefined | string[];

/** Asks the API; the signal ends a question nobody waits for any more. */
export async function ask<T>(path: string, query: Record<string, QueryValue> = {}, signal?: AbortSignal): Promise<T> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== "" && one !== false) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  const answer = await fetch(`${base}${path}${text ? `?${text}` : ""}`, { headers: { accept: "application/json" }, signal: signal ?? null });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiError(answer.status, (body as { message?: string } | null)?.message ?? `The API answered ${answer.status}.`);
  return body as T;
}

export interface JourneyCount { steps: string[]; count: number; share: number }
export interface JourneyLink { position: number; from: string; to: string; count: number; p50Seconds: number; p90Seconds: number }
export interface StepCount { step: string; count: number }
export interface TopJourneys {
  anchors: number;
  notArrived: number;
  journeys: JourneyCount[];
  other: { journeys: number; count: number };
  positions: { position: number; steps: StepCount[] }[];
  links: JourneyLink[];
}
export interface FunnelAnswer { steps: { step: string; customers: number; conversion: number; p50Seconds?: number }[] }
export interface Similar { customer: string; steps: string[]; count: number; customers: { customer: string; similarity: number; steps: string[] }[] }
export interface JourneySteps { customers: number; touchpoints: number; steps: StepCount[]; customerAttributes: Record<string, string[]> }
export interface Timeline {
  customer: string;
  segment?: string;
  region?: string;
  since?: string;
  isAnonymous: boolean;
  parties: { party: string; source: string }[];
  identifiers: { kind: string; value: string; standing: string }[];
  touchpoints: { id: string; at: string; type: string; channel?: string; source: string; outcome?: string; amount?: number; attributes: Record<string, string> }[];
  touchpointsInAll: number;
  milestones: { name: string; reachedAt: string; evidence: string[] }[];
}
export interface Score { propensity: string; probability: number; scoredAt?: string; reasons: { feature: string; contribution: number; value?: string }[] }
export interface Milestone { name: string; description: string; isActive: boolean; customers: number; occurrences: number; byMonth: { month: string; occurrences: number }[] }
export interface KpiSummary { name: string; title: string; definition: string; unit: string }
export interface KpiAnswer { name: string; title: string; definition: string; unit: string; whole?: number; columns: string[]; rows: (string | number | null)[][]; missingRoles: string[] }
