import type { Cube } from '../../../cube/cube.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { RunOptions } from '../../options/run-options.ts';
import type { BillsRead } from '../../reading/read-bills.ts';

/** One of the two bills: what the user named, what was read of it, and its groups. */
export interface Side {
  readonly named: string;
  readonly bills: BillsRead;
  readonly cube: Cube;
}

/** Two bills and how they are to be compared. */
export interface Asked {
  readonly old: Side;
  readonly new: Side;
  readonly plan: CubePlan;
  /** The dimensions of `--by`; none where nothing was asked for. */
  readonly by: readonly string[];
  readonly top?: number;
  readonly options: RunOptions;
}
