/** Every JSON that a run makes in a test is held to the schemas of the contract, whatever the test looks at. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SchemaName } from '../../../src/cli/schemas/schemas.ts';
import { mustFollow, schemaOf } from '../schemas/validate.ts';

/** How every JSON of the command line begins; what is cut in the middle is no JSON. */
const BEGIN = '{\n  "schema_version": ';
const END = '}\n';

/** Standard output, and the files that `-o` names. */
export function holdToSchemas(args: readonly string[], stdout: string, cwd: string): void {
  holdJson(stdout);
  if (args[args.indexOf('--format') + 1] === 'ndjson') holdLines(args, stdout);
  const output = args.find((_, place) => /^(-o|--output)$/.test(args[place - 1] ?? ''));
  if (output !== undefined) holdFiles(resolve(cwd, output));
}

function holdFiles(path: string): void {
  if (!existsSync(path)) return;
  const papers = ['manifest.json', 'findings.json', 'reconciliation.json'].map((name) => join(path, name));
  const files = statSync(path).isDirectory() ? papers.filter(existsSync) : [path];
  for (const file of files.filter((each) => each.endsWith('.json'))) holdJson(readFileSync(file, 'utf8'));
}

function holdJson(text: string): void {
  if (!text.startsWith(BEGIN) || !text.endsWith(END)) return;
  const value = JSON.parse(text);
  mustFollow(schemaOf(value), value);
}

function holdLines(args: readonly string[], text: string): void {
  const [schema, parts] = rowsOf(args);
  for (const line of text.split('\n').filter((each) => each.endsWith('}')))
    mustFollow(schema, JSON.parse(line), ...parts.map((part) => `#/$defs/${part}`));
}

const DIFF_ROWS = ['lines', 'by', 'cells']
  .map((name) => `lines_${name}`)
  .concat(['bridge', 'by', 'prices'].map((name) => `months_${name}`));

/** What a line of NDJSON may be, by the command that wrote it. */
function rowsOf(args: readonly string[]): readonly [SchemaName, readonly string[]] {
  if (args.includes('--trace')) return ['trace', ['row']];
  const [command = ''] = args;
  if (command === 'check' || command === 'reconcile' || command === 'config') return [command, ['row']];
  if (command === 'diff') return ['diff', DIFF_ROWS];
  return ['report', [args.includes('--pivot') ? 'pivotRow' : 'row']];
}
