/** What tests of `reconcile` share: a bill, and what the command says of it as JSON with its exit code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonReport } from '../../../support/cli/json-report.ts';
import type { RunOptions } from '../../../support/cli/ran.ts';
import { run } from '../../../support/cli/run.ts';

export interface Reconciled extends JsonReport {
  readonly against: Json & {
    readonly records: Readonly<Record<string, number>>;
    readonly factors?: readonly Json[];
  };
  readonly verdict: Json & { readonly equal: boolean; readonly message: string };
  readonly uncompared: readonly Json[];
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

export const id = (key: string, model: string) => `${key};llm-a;${model};input_token;;0`;

/** Payables of the lines, which the tests add up themselves. */
export const LINES = [
  { id: id('5000001', 'qwen-plus'), payable: '1.2345', list: '2', day: '20260514' },
  { id: id('5000001', 'qwen-max'), payable: '0.0155', list: '0.5', day: '20260515' },
  { id: id('5000002', 'qwen-plus'), payable: '3.001', list: '3.5', day: '20260515' },
  { id: id('5000002', 'qwen-turbo'), payable: '0', list: '0', day: '20260515', fee: '免费额度' },
  { id: 'adjust-1', payable: '-0.25', list: '-0.25', day: '20260516', fee: '调账费用' },
];

/** Rows of other products, 10.5 and 0.75. */
export const OTHERS = [
  { id: 'i-1', product: 'ecs', productName: '云服务器 ECS', commodity: 'ecs', payable: '10.5', list: '12' },
  {
    id: 'oss-1',
    product: 'oss',
    productName: '对象存储 OSS',
    commodity: 'oss',
    payable: '0.75',
    list: '0.75',
  },
];

/** Writes files of a test under names of their own. */
export function fileWriter(folder: string): (text: string | Uint8Array, name?: string) => string {
  let files = 0;
  return (text, name = 'statement.csv') => {
    const path = join(folder, `${files++}-${name}`);
    writeFileSync(path, text);
    return path;
  };
}
