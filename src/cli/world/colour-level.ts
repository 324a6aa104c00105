export type ColourLevel = 0 | 1 | 2 | 3;

/** Colour by the first that says something: the flag, NO_COLOR, FORCE_COLOR, TERM=dumb, whether `out` is a terminal. */
export function colourLevel(
  flag: boolean | undefined,
  env: NodeJS.ProcessEnv,
  isTerminal: boolean,
): ColourLevel {
  if (flag !== undefined) return flag ? 1 : 0;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' ? 0 : 1;
  return env.TERM === 'dumb' || !isTerminal ? 0 : 1;
}
