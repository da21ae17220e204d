/** Colours that can be told apart with the usual colour blindnesses, on light and on dark paper. */
const palette = ["#0b7285", "#e8590c", "#5f3dc4", "#2b8a3e", "#c2255c", "#1864ab", "#b08900", "#495057", "#087f5b", "#9c36b5", "#d9480f", "#364fc7", "#5c940d", "#a61e4d", "#0c8599", "#862e9c"];

/** The colour of what is summed up as other. */
export const otherColour = "#868e96";

/** The colour of the main series. */
export const mainColour = palette[0]!;

const given = new Map<string, string>();

/** The colour of a name: the same wherever it is shown; the first names get those that differ most. */
export function colourOf(name: string): string {
  let colour = given.get(name);
  if (colour === undefined) given.set(name, (colour = palette[given.size % palette.length]!));
  return colour;
}

/** Gives the names of a list their colours in that order, so that the most frequent differ most. */
export function colourAll(names: string[]): void {
  for (const name of names) colourOf(name);
}
