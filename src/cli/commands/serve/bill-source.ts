import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { Names } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { ReadOptions } from '../../../read/contract/engine.ts';
import type { Reading } from '../../../read/contract/reading.ts';
import { readInputs } from '../../../read/files/read-inputs.ts';
import { isTooMuch } from '../../../read/files/unreported.ts';
import { resolveInputs } from '../../../read/input/inputs.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import { headOf } from '../../../web/head.ts';
import { compressed } from '../../../web/make-page.ts';
import { MOST_GROUPS, MOST_READ, pagePlan } from '../../../web/plan.ts';
import { rollupsOf } from '../../../web/query/rollups.ts';
import type { Loaded } from '../../../web/server/live-bill.ts';
import { rollupThread } from '../../../web/server/rollup-thread.ts';
import { MOST_ROWS } from '../../../web/wire/limbs.ts';
import { packCube } from '../../../web/wire/pack.ts';
import { unpack } from '../../../web/wire/unpack.ts';
import { BillError, type Problem } from '../../../words/problem.ts';
import { namesOf } from '../../options/names-file.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { VERSION } from '../../output/page.ts';

type Given = Omit<ReadOptions, 'keys' | 'engine'>;

/** The files of a server and how they are read, each time anew. */
export class BillSource {
  /** Of the last good reading. */
  plan: CubePlan;
  readonly reading: Given;

  constructor(
    readonly files: readonly string[],
    private readonly options: RunOptions,
  ) {
    const { limits, allProducts, prefer, encoding, delimiter, decimalMark } = options.reading;
    this.plan = pagePlan(options.selection.filters, undefined);
    this.reading = {
      limits: { groups: MOST_READ, ...limits },
      ...{ allProducts, prefer, encoding, delimiter, decimalMark },
    };
  }

  /** A pipe or a device in a file's place would be waited for, and nothing of it could be read again. */
  async mustBeFiles(): Promise<void> {
    const { namesFile } = this.options.selection;
    const { paths } = await resolveInputs(this.files);
    for (const path of [...paths, ...(namesFile === undefined ? [] : [namesFile])])
      if (await isReadOnce(path)) throw new BillError({ code: 'READ_ONCE', file: path });
  }

  /** By hour; by day where there are more groups by hour than can be rolled up. */
  async load(): Promise<Loaded> {
    await this.mustBeFiles();
    const { filters, namesFile: file } = this.options.selection;
    const names = file === undefined ? undefined : await namesOf(file, this.reading.limits);
    const fine = pagePlan(filters, names);
    const read = await this.read(fine);
    const cube = isTooMuch(read.reading) ? undefined : cubeOf(read, fine);
    if (cube !== undefined && cube.groups.length <= MOST_ROWS) return this.loaded(read, cube, fine, names);
    const coarse = pagePlan(filters, names, true);
    const again = await this.read(coarse);
    return this.loaded(again, cubeOf(again, coarse), coarse, names);
  }

  private async read(plan: CubePlan): Promise<Read> {
    const rejects: Problem[] = [];
    let rejected = 0;
    const onReject = (problem: Problem) => {
      rejected++;
      if (rejects.length === 0) rejects.push(problem);
    };
    const engine = this.options.reading.engine();
    const reading = await readInputs(this.files, { ...this.reading, keys: keysFor(plan), engine, onReject });
    return { reading, rejected, firstReject: rejects[0] };
  }

  private async loaded(
    { reading, rejected, firstReject }: Read,
    cube: Cube,
    plan: CubePlan,
    names: Names | undefined,
  ): Promise<Loaded> {
    const byDay = !cube.dimensions.includes('hour');
    const filters = this.options.selection.text();
    const head = headOf(cube, { filters, byDay, version: VERSION, ...(names && { names }) });
    const bytes = packCube(cube, head);
    const firstFault = reading.failures[0] ?? firstReject;
    this.plan = plan;
    return {
      rollups: rollupsOf(unpack(bytes)),
      thread: rollupThread(bytes),
      ...(cube.groups.length > MOST_GROUPS ? {} : { packed: await compressed(bytes) }),
      rowsRead: cube.proof.rowsRead,
      faults: rejected + reading.failures.length,
      ...(firstFault === undefined ? {} : { firstFault }),
    };
  }
}

/** Throws the problem of files that cannot be used. */
function cubeOf({ reading }: Read, plan: CubePlan): Cube {
  const { failures, answers } = reading;
  const isPart = failures.find(({ code }) => code === 'TOO_MANY_GROUPS');
  if (isPart !== undefined) throw new BillError(isPart);
  if (!answers.some(({ counts }) => counts.rowsRead > 0))
    throw new BillError(failures[0] ?? { code: 'NO_ROWS_AT_ALL' });
  return buildCube(reading, plan);
}

interface Read {
  readonly reading: Reading;
  readonly rejected: number;
  readonly firstReject: Problem | undefined;
}
