/** What `reconcile` says as JSON, with its exit code. */
import { type Json, type JsonReport, type RunOptions, run } from '../support/run.ts';

export interface Reconciled extends JsonReport {
  readonly against: Json & {
    readonly records: Readonly<Record<string, number>>;
    readonly factors?: readonly Json[];
  };
  readonly verdict: Json & { readonly equal: boolean; readonly message: string };
  readonly code: number | null;
  readonly stderr: string;
}

export async function reconciled(args: readonly string[], options: RunOptions = {}): Promise<Reconciled> {
  const { stdout, stderr, code } = await run(['reconcile', ...args, '--format', 'json'], options);
  try {
    return { ...JSON.parse(stdout), code, stderr };
  } catch (error) {
    throw new Error(`no JSON from reconcile ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** The columns of each line that are asked for. */
export function picked({ rows }: Reconciled, ...names: string[]): unknown[][] {
  return rows.map((row) => names.map((name) => row[name]));
}
