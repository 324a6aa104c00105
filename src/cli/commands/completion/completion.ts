import { suggest } from '../../../words/suggest.ts';
import type { RunOptions } from '../../options/run-options.ts';
import type { Context } from '../../world/context.ts';
import { EXIT } from '../../world/exit.ts';
import { UsageError } from '../../world/usage-error.ts';
import { bashScript } from './bash.ts';
import { completions, SHELLS, type Shell } from './completions.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `completion SHELL`: a script that completes all that this very version understands. */
export async function completion(
  [shell = '']: readonly string[],
  _options: RunOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  await context.write([SCRIPTS[shellNamed(shell)](completions(words))]);
  return EXIT.ok;
}

function shellNamed(name: string): Shell {
  const found = SHELLS.find((each) => each === name.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError({
    code: 'UNKNOWN_SHELL',
    params: { name, meant: suggest(name, SHELLS), known: SHELLS },
  });
}
