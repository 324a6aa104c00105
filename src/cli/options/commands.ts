import { CHECK } from '../commands/check/spec.ts';
import { COMPLETION } from '../commands/completion/spec.ts';
import { CONFIG } from '../commands/config/spec.ts';
import { DIFF } from '../commands/diff/spec.ts';
import { EXPLAIN } from '../commands/explain/spec.ts';
import { HELP } from '../commands/help/spec.ts';
import { PACK } from '../commands/pack/spec.ts';
import { RECONCILE } from '../commands/reconcile/spec.ts';
import type { REPORT } from '../commands/report/spec.ts';
import { SERVE } from '../commands/serve/spec.ts';
import type { CommandSpec } from './command-spec.ts';
import type { ValuesOf, WrittenOf } from './option-spec.ts';

/** Every command that has a name, in the order in which help names them. What each does is `commands/<name>/<name>.ts`. */
const NAMED = [EXPLAIN, CHECK, DIFF, RECONCILE, PACK, SERVE, CONFIG, HELP, COMPLETION] as const;
export const COMMANDS: readonly CommandSpec[] = NAMED;

/** Commands about the program itself, which read no bill. */
export const OWN_AFFAIRS: readonly string[] = ['help', 'completion', 'config'];

type AnyOption = (typeof REPORT)['options'][number] | (typeof NAMED)[number]['options'][number];

/** Options as commander hands them out: what the user wrote, nothing read or checked yet. */
export type WrittenOptions = WrittenOf<AnyOption>;

/** Options as they were given, each read by what its table says of it. */
export type OptionValues = ValuesOf<AnyOption>;
