import type { Message, MessageOf } from '../../words/shape/code.ts';
import type { REFUSALS, RefusalCode } from '../../words/shape/refusals.ts';

/** Why a command line is refused. Language-free, like every other problem. */
export type Refusal = Message<typeof REFUSALS>;
export type RefusalOf<C extends RefusalCode> = { [Each in C]: MessageOf<typeof REFUSALS, Each> }[C];

/** The command line is wrong: exit code 2. It is made into words where it is shown. */
export class UsageError extends Error {
  readonly refusal: Refusal;
  /** Where settings say it, if not the command line: `FILE:LINE:COLUMN`. */
  readonly place: string | undefined;

  constructor(refusal: Refusal, place?: string) {
    super(refusal.code);
    this.name = 'UsageError';
    this.refusal = refusal;
    this.place = place;
  }
}
