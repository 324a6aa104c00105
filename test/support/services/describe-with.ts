import { describe, it } from 'vitest';

/**
 * `describe` for tests that lean on a program of the machine. Without the program they are skipped, and the end of
 * the run says so; where BILL_ANALYZE_REQUIRE_SERVICES is 1, they fail.
 */
export function describeWith(program: string, found: boolean, title: string, tests: () => void): void {
  if (found) describe(title, tests);
  else if (process.env.BILL_ANALYZE_REQUIRE_SERVICES === '1') {
    describe(title, () => {
      it(`needs ${program}`, () => {
        throw new Error(`${program} is not installed, and BILL_ANALYZE_REQUIRE_SERVICES is 1`);
      });
    });
  } else describe.skip(`${title} (needs ${program})`, tests);
}
