/** Shapes of the API's answers, as openapi.json describes them; the site reads these fields. */
export interface JourneyCount { steps: string[]; count: number; share: number }
export interface JourneyLink { position: number; from: string; to: string; count: number; p50Seconds: number; p90Seconds: number }
export interface StepCount { step: string; count: number }
export interface PositionSteps { position: number; steps: StepCount[] }
export interface TopJourneys {
  anchors: number;
  notArrived: number;
  journeys: JourneyCount[];
  other: { journeys: number; count: number };
  positions: PositionSteps[];
  links: JourneyLink[];
  positionsFromEnd?: PositionSteps[];
  linksFromEnd?: JourneyLink[];
}
export interface FunnelStep { step: string; customers: number; conversion: number; p50Seconds?: number }
export interface FunnelAnswer { steps: FunnelStep[] }
export interface SimilarCustomer { customer: string; similarity: number; steps: string[] }
export interface SimilarNext { step: string; count: number; share: number; baseShare: number; lift: number }
export interface Similar { customer?: string; steps: string[]; count: number; customers: SimilarCustomer[]; next?: SimilarNext[] }
export interface JourneySteps { customers: number; touchpoints: number; steps: StepCount[]; customerAttributes: Record<string, string[]> }
export interface ComparedJourney { steps: string[]; countA: number; countB: number; shareA: number; shareB: number; difference: number; lift?: number; pValue: number; qValue: number }
export interface Compared { anchorsA: number; anchorsB: number; tests: number; journeys: ComparedJourney[]; steps: ComparedJourney[]; paths: ComparedJourney[] }
export interface Cluster { medoid: string[]; count: number; share: number; different: number; meanSimilarity: number }
export interface Clusters { anchors: number; clusters: Cluster[]; unlike: number }
export interface JourneyCustomers { steps: string[]; count: number; journeys: { customer: string; at: string[] }[]; cursor?: string }
export interface NextStep { after: string[]; seen: number; next: { step: string; probability: number; baseProbability: number }[]; accuracy: { customers: number; predictions: number; top1: number; top3: number; baseTop1: number } }
export interface Touchpoint { id: string; at: string; type: string; channel?: string; source: string; outcome?: string; amount?: number; gapSeconds?: number; attributes: Record<string, string> }
export interface Reached { name: string; reachedAt: string; evidence: string[] }
export interface Timeline {
  customer: string;
  segment?: string;
  region?: string;
  since?: string;
  isAnonymous: boolean;
  parties: { party: string; source: string }[];
  identifiers: { kind: string; value: string; standing: string }[];
  touchpoints: Touchpoint[];
  touchpointsInAll: number;
  milestones: Reached[];
}
export interface Score { propensity: string; probability: number; version: string; cutOff: string; reasons: { feature: string; contribution: number; value?: string }[] }
export interface Milestone { name: string; description?: string; isActive: boolean; customers: number; occurrences: number; byMonth: { month: string; occurrences: number }[] }
export interface KpiSummary { name: string; title: string; definition: string; unit: string }
export interface Kpi extends KpiSummary { whole?: number; columns: string[]; rows: (string | number | null)[][]; missingRoles: string[] }
export interface Waterfall { priorBits: number; fields: { field: string; finding: string; bits: number }[]; householdBits: number; bits: number; probability: number }
export interface Explained { a: string; b: string; isOne: boolean; path: { a: string; b: string; kind: string; reason: string; bits?: number; evidence?: Waterfall }[]; direct?: Waterfall }
export interface Run { run: string; workflow: string; name: string; status: string; startedAt: string; endedAt?: string; error?: string; cause?: string }
export interface RunStep { step: string; status: string; entered: number; exited: number; failures: number; startedAt: string; endedAt?: string; error?: string; runs: string[] }
export interface RunDetails { summary: Run; steps: RunStep[]; output?: unknown; progress?: { what: string; done: number; total: number } }
