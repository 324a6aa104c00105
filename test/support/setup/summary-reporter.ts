import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { NEEDS } from './needs.ts';

/** Ends a run with what the machine had not the programs for, and with one plain line of counts. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter((module) => module.errors().length > 0).length;
    for (const [program, count] of missing(tests))
      console.log(`Skipped: ${count} tests, for ${program} is not installed.`);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}

/** Program → the number of tests that were skipped for want of it. */
function missing(tests: readonly TestCase[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const test of tests) {
    const program = test.result().state === 'skipped' ? NEEDS.exec(test.fullName)?.[1] : undefined;
    if (program !== undefined) counts.set(program, (counts.get(program) ?? 0) + 1);
  }
  return counts;
}
