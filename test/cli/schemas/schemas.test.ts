import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsDocument, schemas } from '../../../src/cli/schemas/index.ts';
import { DIMENSIONS } from '../../../src/cube/dimensions.ts';
import { SCHEMA_VERSION } from '../../../src/render/json.ts';
import { MEASURE_NAMES } from '../../../src/report/cost.ts';
import { holdToSchemas } from '../../support/cli/held-to-schemas.ts';
import { run } from '../../support/cli/run.ts';
import { APRIL, MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { mustFollow, schemaOf } from '../../support/schemas/validate.ts';

const folder = useFolder();
const all = Object.entries(schemas());

describe.each(all)('%s.schema.json', (name, schema) => {
  it('is of draft 2020-12, needs no other file, and holds the version of the contract', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:bill-analyze:schema:${SCHEMA_VERSION}:${name}`,
      properties: { schema_version: { const: SCHEMA_VERSION } },
      additionalProperties: false,
    });
    const refs = JSON.stringify(schema).match(/"\$ref":"[^"]*"/g) ?? [];
    expect(refs.filter((ref) => !ref.startsWith('"$ref":"#/$defs/'))).toEqual([]);
  });
});

const NAMES = ['--names', sample('names.csv')];
/** Every output that is JSON, from the command line that writes it. */
const OUTPUTS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['report', [MAY, ...NAMES]],
  ['report', [sample('two-currencies-202605.csv'), '--by', 'thinking,day', '--top', '1']],
  ['report', [MAY, '--by', 'model', '--pivot', 'fee-type', '--measure', 'rows,payable']],
  ['report', [MAY, '--by', 'model', '--pivot', 'fee-type', '--measure', 'rows']],
  ['check', ['check', sample('hand-edited-202605.csv')]],
  ['reconcile', ['reconcile', MAY, '--expect-payable', '74.97']],
  ['diff', ['diff', APRIL, MAY, '--by', 'api-key', ...NAMES]],
  ['diff', ['diff', APRIL, MAY, '--table', 'prices']],
  ['diff', ['diff', MAY, MAY, '--table', 'cells']],
  ['trace', [MAY, '--trace', 'model=qwen-max']],
  ['trace', [MAY, '--trace', 'model=qwen-max', '--measure', 'tokens']],
  ['explain-id', ['explain', '5056850;llm-xxx;qwen-max;output_token;;1']],
  ['explain-line', ['explain', `${MAY}:17`]],
  ['config', ['config']],
];

async function jsonOf(args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await run([...args, '--format', 'json'])).stdout);
}

describe('an output', () => {
  it.each(OUTPUTS)('follows %s: %j', async (name, args) => {
    const output = await jsonOf(args);
    expect(schemaOf(output)).toBe(name);
    mustFollow(schemaOf(output), output);
  });

  it.each(OUTPUTS)('with a key that the contract does not have does not follow %s: %j', async (_, args) => {
    const output = await jsonOf(args);
    expect(() => mustFollow(schemaOf(output), { ...output, more: 1 })).toThrow('additional properties');
    const { schema_version: _version, ...bare } = output;
    expect(() => mustFollow(schemaOf(output), bare)).toThrow('schema_version');
  });

  it('every schema has one here, but for the manifest', () => {
    const shown = OUTPUTS.map(([name]) => name);
    expect(all.map(([name]) => name).filter((name) => !shown.includes(name))).toEqual(['manifest']);
  });

  it('of a pack: the manifest and all JSON beside it', async () => {
    const output = join(folder, 'papers');
    const { code } = await run(['pack', MAY, '--expect-payable', '74.97', '-o', output]);
    expect(code).toBe(0);
    writeFileSync(join(output, 'manifest.json'), '{\n  "schema_version": 2,\n  "report": "pack"\n}\n');
    expect(() => holdToSchemas(['pack', MAY, '-o', output], '', folder)).toThrow('manifest.schema.json');
  });
});

/** One change of a right report each, that a reader of it would trip over. */
const WRONG: readonly (readonly [what: string, change: (report: Json) => void])[] = [
  ['an amount as a number', ({ rows }) => Object.assign(rows[0] ?? {}, { payable: 55.7333 })],
  ['an amount with an exponent', ({ rows }) => Object.assign(rows[0] ?? {}, { payable: '5e-7' })],
  [
    'an amount with zeros that say nothing',
    ({ totals }) => Object.assign(totals[0] ?? {}, { payable: '1.50' }),
  ],
  ['a count as a text', ({ rows }) => Object.assign(rows[0] ?? {}, { rows: '3' })],
  ['a tax of another word', ({ rows }) => Object.assign(rows[0] ?? {}, { tax: 'none' })],
  ['a day of another form', ({ rows }) => Object.assign(rows[0] ?? {}, { day: '14.5.2026' })],
  ['a column of another kind', ({ columns }) => Object.assign(columns[0] ?? {}, { kind: 'number' })],
  ['a code that is none', ({ warnings }) => warnings.push({ code: 'WHATEVER', message: '' })],
  ['a proof without a part', ({ proof }) => delete proof.total_rows],
];

interface Json {
  readonly rows: Record<string, unknown>[];
  readonly totals: Record<string, unknown>[];
  readonly columns: Record<string, unknown>[];
  readonly warnings: Record<string, unknown>[];
  readonly proof: Record<string, unknown>;
}

describe('a report is refused that has', () => {
  it.each(WRONG)('%s', async (_, change) => {
    const output = await jsonOf([MAY, '--by', 'day,model']);
    mustFollow('report', output);
    change(output as unknown as Json);
    expect(() => mustFollow('report', output)).toThrow('not as report.schema.json');
  });
});

describe('columns.json', () => {
  const { tables, kinds } = columnsDocument();

  it.each(tables.map((table) => [table.name, table.columns] as const))(
    '%s: all say what they mean',
    (_, columns) => {
      for (const { name, kind, meaning } of columns) {
        expect([name, meaning ?? '']).toEqual([name, expect.stringMatching(/\S/)]);
        expect(Object.keys(kinds)).toContain(kind);
      }
    },
  );

  it('has every dimension and every measure of the contract', () => {
    const [cost] = tables;
    const named = cost?.columns.map(({ name }) => name);
    const dimensions = DIMENSIONS.flatMap(({ columns }) => columns.map(({ name }) => name));
    expect(named).toEqual([...dimensions, 'currency', 'tax', ...MEASURE_NAMES]);
  });

  it.each([
    ['findings', ['check', MAY]],
    ['reconcile', ['reconcile', MAY, '--expect-payable', '74.97']],
    ['diff-lines', ['diff', MAY, MAY]],
    ['diff-cells', ['diff', MAY, MAY, '--table', 'cells']],
    ['diff-bridge', ['diff', APRIL, MAY]],
    ['diff-prices', ['diff', APRIL, MAY, '--table', 'prices']],
    ['config', ['config']],
  ])('%s: the header of its CSV', async (name, args) => {
    const { stdout } = await run([...args, '--format', 'csv']);
    const columns = tables.find((table) => table.name === name)?.columns.map((column) => column.name);
    expect(stdout.split('\n')[0]).toBe(columns?.join(','));
  });

  it('rejects: the header of its CSV', async () => {
    const path = join(folder, 'rejects.csv');
    await run([sample('bad-rows-202605.csv'), '--rejects', path]);
    const columns = tables.find(({ name }) => name === 'rejects')?.columns.map(({ name }) => name);
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(columns?.join(','));
  });
});

describe('a line of NDJSON', () => {
  it.each([
    [[MAY, '--by', 'day,model']],
    [[MAY, '--by', 'model', '--pivot', 'direction']],
    [['check', MAY]],
    [['diff', APRIL, MAY]],
    [[MAY, '--trace', 'model=qwen-max']],
  ])('is a row of the schema: %j', async (args) => {
    const { stdout } = await run([...args, '--format', 'ndjson']);
    expect(stdout).toMatch(/^\{.*\}\n/);
    const wrong = stdout.replace(/^\{/, '{"0":{},');
    expect(() => holdToSchemas([...args, '--format', 'ndjson'], wrong, folder)).toThrow('not as ');
  });
});
