const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });

/** A count with separators. */
export const count = (value: number): string => whole.format(value);

/** A figure with at most two places. */
export const figure = (value: number): string => fine.format(value);

/** A share of 1 as percent. */
export const share = (value: number): string => percent.format(value);

/** A step's name as people read it: underscores are blanks. */
export const words = (step: string): string => step.replaceAll("_", " ");

/** Seconds in the largest unit that fits: 45 s, 12 min, 3.5 h, 2.1 d. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${figure(seconds / 3600)} h`;
  return `${figure(seconds / 86400)} d`;
}

/** An instant in UTC, to the minute. */
export const instant = (iso: string): string => iso.slice(0, 16).replace("T", " ");
