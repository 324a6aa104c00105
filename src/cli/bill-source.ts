import { buildCube, type CubePlan, keysFor } from '../cube/build.ts';
import type { Names } from '../cube/names.ts';
import type { ReadOptions } from '../read/contract.ts';
import { type Reading, readInputs } from '../read/read-inputs.ts';
import { headOf } from '../web/head.ts';
import { packed } from '../web/make-page.ts';
import { packCube } from '../web/pack/pack.ts';
import { unpack } from '../web/pack/unpack.ts';
import { MOST_GROUPS, pagePlan } from '../web/plan.ts';
import type { Loaded } from '../web/server/live-bill.ts';
import type { Words } from '../words/index.ts';
import { BillError, type Problem } from '../words/problem.ts';
import { filtersText } from './deliver.ts';
import { namesOf } from './names-file.ts';
import type { WrittenOptions } from './options.ts';
import { VERSION } from './page.ts';
import { resolveDelimiter, resolveEngine, resolveFilters, resolveLimits } from './resolve-rows.ts';

type Given = Omit<ReadOptions, 'keys' | 'engine'>;

/** The files of a server and how they are read, each time anew. */
export class BillSource {
  /** Of the last good reading. */
  plan: CubePlan;
  readonly reading: Given;

  constructor(
    readonly files: readonly string[],
    private readonly options: WrittenOptions,
    private readonly words: Words,
  ) {
    const delimiter = resolveDelimiter(options, words);
    this.plan = pagePlan(resolveFilters(options, words), undefined);
    this.reading = {
      limits: resolveLimits(options, words),
      allProducts: options.allProducts === true,
      ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    };
    // A name that there is no reader of is told before anything is read.
    resolveEngine(options, words);
  }

  async load(): Promise<Loaded> {
    const { options, words } = this;
    const filters = resolveFilters(options, words);
    const names = options.names === undefined ? undefined : await namesOf(options.names);
    const fine = pagePlan(filters, names);
    const first = await this.read(fine);
    if (!first.reading.failures.some(({ code }) => code === 'TOO_MANY_GROUPS')) {
      const cube = buildCube(first.reading, fine);
      if (cube.groups.length <= MOST_GROUPS) return this.loaded(first, fine, names, false);
    }
    return this.loaded(
      await this.read(pagePlan(filters, names, true)),
      pagePlan(filters, names, true),
      names,
      true,
    );
  }

  private async read(plan: CubePlan): Promise<Read> {
    const rejects: Problem[] = [];
    let rejected = 0;
    const onReject = (problem: Problem) => {
      rejected++;
      if (rejects.length === 0) rejects.push(problem);
    };
    const engine = resolveEngine(this.options, this.words);
    const reading = await readInputs(this.files, { ...this.reading, keys: keysFor(plan), engine, onReject });
    return { reading, rejected, firstReject: rejects[0] };
  }

  private async loaded(
    read: Read,
    plan: CubePlan,
    names: Names | undefined,
    byDay: boolean,
  ): Promise<Loaded> {
    const { reading, rejected, firstReject } = read;
    const { failures, answers } = reading;
    const isPart = failures.find(({ code }) => code === 'TOO_MANY_GROUPS');
    if (isPart !== undefined) throw new BillError(isPart);
    if (!answers.some(({ counts }) => counts.rowsRead > 0))
      throw new BillError(failures[0] ?? { code: 'NO_ROWS_AT_ALL' });
    const cube = buildCube(reading, plan);
    const filters = filtersText(this.options);
    const head = headOf(cube, { filters, byDay, version: VERSION, ...(names && { names }) });
    const firstFault = failures[0] ?? firstReject;
    this.plan = plan;
    return {
      store: unpack(packCube(cube, head)),
      packed: await packed(cube, head),
      rowsRead: cube.proof.rowsRead,
      faults: rejected + failures.length,
      ...(firstFault === undefined ? {} : { firstFault: plainProblem(firstFault) }),
    };
  }
}

interface Read {
  readonly reading: Reading;
  readonly rejected: number;
  readonly firstReject: Problem | undefined;
}

/** A problem as data: an error has more about it than a page is told. */
export function plainProblem({ code, file, line, column, value, params }: Problem): Problem {
  const known = Object.entries({ file, line, column, value, params }).filter(
    ([, each]) => each !== undefined,
  );
  return { code, ...Object.fromEntries(known) };
}
