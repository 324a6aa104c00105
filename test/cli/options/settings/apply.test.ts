import { describe, expect, it } from 'vitest';
import type { WrittenOptions } from '../../../../src/cli/options/commands.ts';
import type { Format } from '../../../../src/cli/options/formats.ts';
import { applySettings, type Layer } from '../../../../src/cli/options/settings/apply.ts';
import { settingsInVariables } from '../../../../src/cli/options/settings/environment.ts';
import { settingsIn } from '../../../../src/cli/options/settings/load.ts';

interface Case {
  readonly command?: string;
  readonly written?: WrittenOptions;
  readonly env?: NodeJS.ProcessEnv;
  readonly project?: object;
  readonly user?: object;
  readonly format?: Format;
}

function applied({ command = 'report', written = {}, env = {}, project = {}, user = {}, format }: Case) {
  const layers: Layer[] = [
    { file: null, values: settingsInVariables(env, '/here') },
    { file: 'project', values: settingsIn(JSON.stringify(project), '/team', 'project') },
    { file: 'user', values: settingsIn(JSON.stringify(user), '/home', 'user') },
  ];
  const formatOf = (options: WrittenOptions) => format ?? (options.format as Format | undefined) ?? 'table';
  const { options, used } = applySettings({ command, options: written, env, formatOf }, layers);
  return { options, used };
}

describe('which of them decides', () => {
  const all = {
    written: { prefer: 'none' },
    env: { BILL_ANALYZE_PREFER: 'oldest' },
    project: { prefer: 'newest', commands: { report: { prefer: 'oldest' } } },
    user: { prefer: 'none', commands: { report: { prefer: 'none' } } },
  };
  it.each([
    ['the command line', all, 'none', []],
    ['then the environment', { ...all, written: {} }, 'oldest', [{ file: null, keys: ['prefer'] }]],
    [
      'then what the project says of the command',
      { ...all, written: {}, env: {} },
      'oldest',
      [{ file: 'project', keys: ['commands.report.prefer'] }],
    ],
    [
      'then what the project says of all',
      { ...all, written: {}, env: {}, command: 'check' },
      'newest',
      [{ file: 'project', keys: ['prefer'] }],
    ],
    [
      'then the user, the command first',
      { ...all, written: {}, env: {}, project: {} },
      'none',
      [{ file: 'user', keys: ['commands.report.prefer'] }],
    ],
  ])('%s', (_, given, prefer, used) => {
    expect(applied(given)).toEqual({ options: { prefer }, used });
  });

  it('each key for itself, and each limit', () => {
    const result = applied({
      written: { limit: ['groups=1'] },
      project: { limits: { groups: 2, field: 3 }, names: 'keys.csv' },
      user: { limits: { field: 4, record: '5M' }, lang: 'zh' },
    });
    expect(result.options).toEqual({
      names: '/team/keys.csv',
      lang: 'zh',
      limit: ['groups=1', 'record=5M', 'field=3'],
    });
    expect(result.used).toEqual([
      { file: 'project', keys: ['limits.field', 'names'] },
      { file: 'user', keys: ['limits.record', 'lang'] },
    ]);
  });

  it('a list that is written takes the place of a list in a file', () => {
    expect(applied({ written: { currency: ['USD'] }, project: { currency: ['CNY'] } })).toEqual({
      options: { currency: ['USD'] },
      used: [],
    });
  });
});

describe('a setting', () => {
  it.each([
    [
      'is not for a command that does not take it',
      { command: 'explain', project: { names: 'k', prefer: 'none' } },
    ],
    [
      'is not for another command',
      { command: 'check', project: { commands: { report: { format: 'json' } } } },
    ],
    [
      'of the format waits for the name of a file',
      { written: { output: 'x.csv' }, project: report({ format: 'json' }) },
    ],
    ['of the format waits for --excel', { written: { excel: true }, project: report({ format: 'json' }) }],
    [
      'of the format waits for --trace',
      { written: { trace: ['model=x'] }, project: report({ format: 'json' }) },
    ],
    ['for Excel waits for CSV', { project: { excel: true }, format: 'xlsx' as const }],
    ['for Excel makes no CSV of the table on a terminal', { project: { excel: true } }],
    [
      'of a FOCUS export waits for one',
      { project: report({ focusVersion: '1.4', grain: 'line', focusSet: 'InvoiceId=1' }) },
    ],
    ['of OpenMetrics waits for them', { project: report({ granularity: 'hour' }), format: 'csv' as const }],
    ['of the redaction key waits for --redact', { project: { redactKeyFile: 'k' } }],
    ['of colour waits for --no-color', { written: { color: false }, project: { color: true } }],
    ['of colour waits for NO_COLOR', { env: { NO_COLOR: '1' }, project: { color: true } }],
    ['of colour waits for FORCE_COLOR', { env: { FORCE_COLOR: '1' }, project: { color: false } }],
    [
      'of the payable waits for no other side',
      { command: 'reconcile', written: { against: ['x'] }, project: { expect: { payable: '1' } } },
    ],
    [
      'of the payable is not for a part of the bill',
      { written: { model: ['x'] }, project: { expect: { payable: '1' } } },
    ],
    [
      'of the payable is not for another currency',
      { written: { currency: ['x'] }, project: { expect: { payable: '1' } } },
    ],
    [
      'of what is expected is not for a trace',
      { written: { trace: ['x'] }, project: { expect: { payable: '1', rows: 1 } } },
    ],
    [
      'of the payable is not for a pack that is redacted',
      { command: 'pack', written: { redact: true }, project: { expect: { payable: '1' } } },
    ],
    [
      'of a reconciliation waits for one',
      { command: 'pack', project: { commands: { pack: { tolerance: '1', mapModel: 'a=b' } } } },
    ],
  ] as readonly (readonly [string, Case])[])('%s', (_, given) => {
    expect(applied(given)).toEqual({ options: given.written ?? {}, used: [] });
  });

  it.each([
    ['for Excel', { project: { excel: true }, format: 'csv' as const }, { excel: true }],
    [
      'of the format, and what is for it',
      { project: report({ format: 'focus', grain: 'line' }) },
      { format: 'focus', grain: 'line' },
    ],
    [
      'of the redaction key',
      { written: { redact: true }, project: { redactKeyFile: 'k' } },
      { redact: true, redactKeyFile: '/team/k' },
    ],
    [
      'of the payable beside its currency',
      { project: { expect: { payable: '1' }, currency: 'CNY' } },
      { expectPayable: '1', currency: ['CNY'] },
    ],
    [
      'of a pack that reconciles by a setting',
      { command: 'pack', project: { expect: { payable: '1' }, commands: { pack: { tolerance: '2' } } } },
      { expectPayable: '1', tolerance: '2' },
    ],
    ['of colour', { project: { color: false } }, { color: false }],
  ])('%s takes effect', (_, given, options) => {
    expect(applied(given).options).toEqual(options);
  });

  it('that is off hides one that is on behind it, and says nothing else', () => {
    expect(applied({ project: { strict: false }, user: { strict: true } })).toEqual({
      options: {},
      used: [{ file: 'project', keys: ['strict'] }],
    });
  });
});

function report(settings: object) {
  return { commands: { report: settings } };
}
