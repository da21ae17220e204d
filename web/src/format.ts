const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" });
const month = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", year: "numeric" });

/** A count with separators. */
export const count = (value: number): string => whole.format(value);

/** A count in few letters, for axes: 12.5K. */
export const brief = (value: number): string => (Math.abs(value) < 10_000 ? fine.format(value) : short.format(value));

/** A figure with at most two places. */
export const figure = (value: number): string => fine.format(value);

/** A share of 1 as percent. */
export const share = (value: number): string => percent.format(value);

/** A difference of two shares in percentage points, with its sign. */
export const points = (value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${fine.format(Math.abs(value * 100))} pp`;

/** How many of a thing, in the singular where it is one. */
export const many = (value: number, one: string, more = `${one}s`): string => `${count(value)} ${value === 1 ? one : more}`;

/** A step's or a milestone's name as people read it: underscores and hyphens are blanks. */
export const words = (name: string): string => name.replaceAll("_", " ").replaceAll("-", " ");

/** The same with a capital first letter. */
export const title = (name: string): string => words(name).replace(/^./, (letter) => letter.toUpperCase());

/** Seconds in the largest unit that fits: 45 s, 12 min, 3.5 h, 2.1 days. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${fine.format(seconds)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${figure(Math.round(seconds / 360) / 10)} h`;
  return `${figure(Math.round(seconds / 8640) / 10)} days`;
}

/** An instant in UTC, to the minute. */
export const instant = (iso: string): string => iso.slice(0, 16).replace("T", " ");

/** The clock's part of an instant, UTC. */
export const clock = (iso: string): string => iso.slice(11, 16);

/** A day in words: Mon, 3 Mar 2025. */
export const date = (iso: string): string => day.format(new Date(iso));

/** A period of a KPI in words; a month is named, anything else stays as it is. */
export const period = (text: string): string => (/^\d{4}-\d{2}-01$/.test(text) ? month.format(new Date(text)) : text);

/** A KPI's value with its unit: shares as percent. */
export function value(number: number, unit: string): string {
  if (unit.startsWith("share")) return share(number);
  if (unit === "seconds") return duration(number);
  if (unit === "days") return `${figure(Math.round(number * 10) / 10)} days`;
  if (unit === "hours") return `${figure(Math.round(number * 10) / 10)} h`;
  return Math.abs(number) >= 1000 ? count(number) : figure(number);
}
