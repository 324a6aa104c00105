/** How text is coloured; the caller decides whether, writers only say what for. */
export interface Colour {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

const same = (text: string): string => text;

/** No colour at all: for pipes, files and NO_COLOR. */
export const plainColour: Colour = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  green: same,
  cyan: same,
};

/**
 * Colour by chalk at a level that the caller has worked out. Chalk is loaded only here, and not for level 0.
 */
export async function chalkColour(level: 0 | 1 | 2 | 3): Promise<Colour> {
  if (level === 0) return plainColour;
  const { Chalk } = await import('chalk');
  return new Chalk({ level });
}
