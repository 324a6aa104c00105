import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One whole process, from its start to its end. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  /** Peak resident memory in MB; NaN without GNU time. */
  readonly memory: number;
}

export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** What it reads: brought into the system's cache before each run, so that no run waits for the disk for the others. */
  readonly input?: string;
}

const GNU_TIME = '/usr/bin/time';

/** Runs a command to its end; a failing one ends the benchmark. */
export function runOnce({ name, command, input }: Contender): Run & { stdout: string } {
  if (input !== undefined) spawnSync('cat', [input], { stdio: 'ignore' });
  const report = join(tmpdir(), `bill-analyze-bench-${process.pid}`);
  const timed = existsSync(GNU_TIME) ? [GNU_TIME, '-o', report, '-f', '%U %S %M', ...command] : [...command];
  const before = process.hrtime.bigint();
  const done = spawnSync(timed[0] as string, timed.slice(1), { encoding: 'utf8', maxBuffer: 1 << 30 });
  const wall = Number(process.hrtime.bigint() - before) / 1e9;
  if (done.status !== 0) throw new Error(`${name}: exit ${done.status}: ${done.stderr.slice(0, 500)}`);
  if (!existsSync(report)) return { wall, cpu: Number.NaN, memory: Number.NaN, stdout: done.stdout };
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').trim().split(' ').map(Number);
  rmSync(report);
  return { wall, cpu: user + system, memory: kilobytes / 1024, stdout: done.stdout };
}

/** Medians of `rounds` runs of each, alternating, so that a busy moment of the machine falls on all alike. */
export function compare(contenders: readonly Contender[], rounds: number): Map<string, Run> {
  const runs = new Map(contenders.map(({ name }) => [name, [] as Run[]]));
  for (const contender of contenders) runOnce(contender);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) runs.get(contender.name)?.push(runOnce(contender));
  }
  const entries = [...runs].map(([name, all]) => [name, medians(all)] as const);
  return new Map(entries);
}

function medians(runs: readonly Run[]): Run {
  const of = (key: keyof Run) => median(runs.map((run) => run[key]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}

/** A Markdown table of medians, each beside its ratio to the first. */
export function report(title: string, results: ReadonlyMap<string, Run>): string {
  const [first] = results.values();
  const rows = [...results].map(([name, { wall, cpu, memory }]) => {
    const ratio = (wall / (first as Run).wall).toFixed(2);
    const megabytes = Number.isNaN(memory) ? '' : `${memory.toFixed(0)} MB`;
    return `| ${name} | ${wall.toFixed(3)} s | ${ratio} × | ${cpu.toFixed(3)} s | ${megabytes} |`;
  });
  const head = [`| ${title} | wall | ratio | CPU | peak memory |`, '|---|---|---|---|---|'];
  return [...head, ...rows].join('\n');
}
