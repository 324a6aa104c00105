import { execFileSync } from 'node:child_process';

/** Several projects ask for the same in one run; each has a copy of this module. */
const made = Symbol.for('bill-analyze made by the test setup');
const shared = globalThis as { [made]?: Set<string> };

/** Runs a script of the package, once a run of the tests. */
export function make(script: string): void {
  shared[made] ??= new Set();
  const done = shared[made];
  if (done.has(script)) return;
  execFileSync('npm', ['run', '--silent', script], { stdio: ['ignore', 'ignore', 'inherit'] });
  done.add(script);
}
