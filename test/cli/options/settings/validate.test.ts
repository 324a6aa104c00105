import { describe, expect, it } from 'vitest';
import { keyIn } from '../../../../src/cli/options/settings/apply.ts';
import { settingsInVariables, variableOf } from '../../../../src/cli/options/settings/environment.ts';
import { settingsIn } from '../../../../src/cli/options/settings/load.ts';
import { usageLines } from '../../../../src/cli/world/complaints.ts';
import { UsageError } from '../../../../src/cli/world/usage-error.ts';
import { words } from '../../../../src/words/index.ts';

/** Each setting as a file has it, and as the command line would. */
const TAKEN = [
  ['{"names": "keys.csv"}', 'names', '/team/keys.csv'],
  ['{"names": "/etc/keys.csv"}', 'names', '/etc/keys.csv'],
  ['{"names": "../keys.csv"}', 'names', '/keys.csv'],
  ['{"lang": "zh"}', 'lang', 'zh'],
  ['{"currency": "CNY"}', 'currency', ['CNY']],
  ['{"currency": ["CNY", "USD"]}', 'currency', ['CNY', 'USD']],
  ['{"expect": {"rows": 0}}', 'expect.rows', '0'],
  ['{"expect": {"payable": "459582.780"}}', 'expect.payable', '459582.780'],
  ['{"expect": {"payable": 459582.780}}', 'expect.payable', '459582.780'],
  [
    '{"expect": {"payable": 12345678901234567890.123456789012345678}}',
    'expect.payable',
    '12345678901234567890.123456789012345678',
  ],
  ['{"limits": {"groups": 5000000}}', 'limits.groups', '5000000'],
  ['{"limits": {"texts": "64M"}}', 'limits.texts', '64M'],
  ['{"limits": {"record": "2MiB"}}', 'limits.record', '2MiB'],
  ['{"limits": {"field": 1}}', 'limits.field', '1'],
  ['{"limits": {"columns": 1}}', 'limits.columns', '1'],
  ['{"limits": {"ratio": 1}}', 'limits.ratio', '1'],
  ['{"limits": {"rejects": 1}}', 'limits.rejects', '1'],
  ['{"redactKeyFile": "secret"}', 'redactKeyFile', '/team/secret'],
  ['{"bom": true}', 'bom', true],
  ['{"excel": false}', 'excel', false],
  ['{"color": false}', 'color', false],
  ['{"encoding": "gbk"}', 'encoding', 'gbk'],
  ['{"delimiter": "tab"}', 'delimiter', 'tab'],
  ['{"reader": "reference"}', 'reader', 'reference'],
  ['{"workers": 4}', 'workers', '4'],
  ['{"prefer": "oldest"}', 'prefer', 'oldest'],
  ['{"strict": true}', 'strict', true],
  ['{"commands": {"report": {"format": "json"}}}', 'commands.report.format', 'json'],
  ['{"commands": {"report": {"granularity": "hour"}}}', 'commands.report.granularity', 'hour'],
  ['{"commands": {"report": {"focusVersion": "1.4"}}}', 'commands.report.focusVersion', '1.4'],
  ['{"commands": {"report": {"grain": "line"}}}', 'commands.report.grain', 'line'],
  ['{"commands": {"report": {"focusSet": "InvoiceId=7"}}}', 'commands.report.focusSet', ['InvoiceId=7']],
  ['{"commands": {"check": {"failOn": "warning"}}}', 'commands.check.failOn', 'warning'],
  ['{"commands": {"check": {"places": 20}}}', 'commands.check.places', '20'],
  ['{"commands": {"reconcile": {"tolerance": "0.5%"}}}', 'commands.reconcile.tolerance', '0.5%'],
  ['{"commands": {"pack": {"mapModel": ["a=b"]}}}', 'commands.pack.mapModel', ['a=b']],
  ['{"commands": {"serve": {"port": 0}}}', 'commands.serve.port', '0'],
  ['{"commands": {"check": {"expect": {"rows": 7}}}}', 'commands.check.expect.rows', '7'],
] as const;

describe('a setting that is right', () => {
  it.each(TAKEN)('%s', (text, key, value) => {
    const given = settingsIn(text, '/team', 'f');
    expect(given.map(keyIn)).toEqual([key]);
    expect(given[0]?.value).toEqual(value);
  });

  it('stands at its place, and the schema is nothing to apply', () => {
    const text =
      '{\n  "$schema": "x.json",\n  "commands": {\n\t"check": {"failOn":\r\n"note"} },\n  "bom": true\n}\n';
    const places = settingsIn(text, '/', 'f').map((each) => [keyIn(each), each.line, each.column]);
    expect(places).toEqual([
      ['commands.check.failOn', 5, 1],
      ['bom', 6, 10],
    ]);
  });

  it('may be missing', () => {
    expect(settingsIn('{}', '/', 'f')).toEqual([]);
    expect(settingsIn('{"commands": {"check": {}}, "limits": {}}', '/', 'f')).toEqual([]);
  });
});

/** Each way to be wrong: what is said of it, with its place. */
const WRONG = [
  ['{"nmaes": "k"}', 'f:1:2: unknown setting "nmaes"', 'Did you mean names?'],
  ['{"expectRows": 1}', 'f:1:2: unknown setting "expectRows"', 'Did you mean expect.rows?'],
  ['{"limit": {}}', 'f:1:2: unknown setting "limit"', 'Did you mean limits?'],
  ['{"redact-key-file": "k"}', 'f:1:2: unknown setting "redact-key-file"', 'Did you mean redactKeyFile?'],
  ['{"constructor": 1}', 'f:1:2: unknown setting "constructor"', 'Settings here: '],
  ['{"__proto__": {}}', 'f:1:2: unknown setting "__proto__"', 'Settings here: '],
  ['{"limits": {"goups": 1}}', 'f:1:13: unknown setting "limits.goups"', 'Did you mean groups?'],
  ['{"expect":\n{"row": 1}}', 'f:2:2: unknown setting "expect.row"', 'Did you mean rows?'],
  ['{"commands": {"chekc": {}}}', 'f:1:15: unknown setting "commands.chekc"', 'Did you mean check?'],
  ['{"commands": {"config": {}}}', 'f:1:15: unknown setting "commands.config"', 'Settings here: '],
  [
    '{"commands": {"check": {"failon": "note"}}}',
    'f:1:25: unknown setting "commands.check.failon"',
    'Did you mean failOn?',
  ],
  ...[
    'model',
    'channel',
    'apiKey',
    'api-key',
    'workspace',
    'type',
    'feeType',
    'month',
    'since',
    'until',
    'allProducts',
  ].map(
    (key) =>
      [
        `{"${key}": "x"}`,
        `f:1:2: "${key}" is not allowed in a settings file`,
        'A filter that is forgotten makes a wrong total',
      ] as const,
  ),
  [
    '{"commands": {"diff": {"month": "2026-05"}}}',
    'f:1:24: "commands.diff.month" is not allowed',
    'A filter that is forgotten',
  ],
  ['{"output": "x"}', 'f:1:2: "output" is not allowed in a settings file', 'what is written, and where'],
  ['{"rejects": "x"}', 'f:1:2: "rejects" is not allowed in a settings file', 'what is written, and where'],
  ['{"host": "0.0.0.0"}', 'f:1:2: "host" is not allowed in a settings file', 'what is opened to others'],
  [
    '{"redact": true}',
    'f:1:2: "redact" is not allowed in a settings file',
    'whether a report is made to be shared',
  ],
  ['{"by": "model"}', 'f:1:2: "by" is not allowed in a settings file', 'what a run is to show'],
  [
    '{"commands": {"check": {"names": "k"}}}',
    'f:1:25: check does not take the setting "commands.check.names"',
    'Correct it',
  ],
  [
    '{"format": "csv"}',
    'f:1:2: "format" is a setting of single commands',
    'Write it as "commands": {"…": {"format": …}}, for one of: report, check, diff, reconcile.',
  ],
  ['{"bom": true, "bom": false}', 'f:1:15: "bom" is set twice', 'Leave one of them.'],
  [
    '{"commands": {"check": {"format": "pgae"}}}',
    'f:1:35: "commands.check.format" must be one of table, csv, tsv, json, ndjson, md, html, xlsx, parquet, not',
    'Correct it',
  ],
  ['{"expect": 5}', 'f:1:12: "expect" must be an object: {…}', 'Correct it'],
  ['{"commands": []}', 'f:1:14: "commands" must be an object: {…}', 'Correct it'],
  ['[]', 'f:1:1: settings must be an object: {…}', 'Correct it'],
  ['{"bom": "true"}', 'f:1:9: "bom" must be true or false, not "true"', 'Correct it'],
  ['{"bom": null}', 'f:1:9: "bom" must be true or false, not null', 'Correct it'],
  ['{"names": ""}', 'f:1:11: "names" must be the path of a file, not ""', 'Correct it'],
  ['{"names": 5}', 'f:1:11: "names" must be the path of a file, not 5', 'Correct it'],
  ['{"names": "a\\u0000b"}', 'f:1:11: "names" must be the path of a file', 'Correct it'],
  ['{"lang": "zzh"}', 'f:1:10: "lang" must be one of en, zh, not "zzh"', 'Did you mean zh?'],
  [
    '{"prefer": "newst"}',
    'f:1:12: "prefer" must be one of newest, oldest, none, not "newst"',
    'Did you mean newest?',
  ],
  ['{"workers": 0}', 'f:1:13: "workers" must be a whole number from 1, not 0', 'Correct it'],
  ['{"workers": 1.5}', 'f:1:13: "workers" must be a whole number from 1, not 1.5', 'Correct it'],
  ['{"workers": "4"}', 'f:1:13: "workers" must be a whole number from 1, not "4"', 'Correct it'],
  ['{"expect": {"rows": -1}}', 'f:1:21: "expect.rows" must be a whole number from 0, not -1', 'Correct it'],
  [
    '{"expect": {"payable": "a lot"}}',
    'f:1:24: "expect.payable" must be an amount such as "459582.78", not "a lot"',
    'Correct it',
  ],
  [
    '{"limits": {"groups": 0}}',
    'f:1:23: "limits.groups" must be a whole number above 0, such as 5000 or "64M", not 0',
    'Correct it',
  ],
  ['{"limits": {"groups": "many"}}', 'f:1:23: "limits.groups" must be a whole number above 0', 'Correct it'],
  ['{"currency": []}', 'f:1:14: "currency" must be a text or a list of texts, not […]', 'Correct it'],
  ['{"currency": ["CNY", 5]}', 'f:1:14: "currency" must be a text or a list of texts, not […]', 'Correct it'],
  ['{"currency": {"a": 1}}', 'f:1:14: "currency" must be a text or a list of texts, not {…}', 'Correct it'],
  [
    '{"commands": {"serve": {"port": 65536}}}',
    'f:1:33: "commands.serve.port" must be a whole number from 0 to 65535, not 65536',
    'Correct it',
  ],
  ['{"bom": true', 'f:1:13: this is not JSON: it ends where "," or "}" is missing', 'Correct it'],
  ['{"bom": true,}', 'f:1:14: this is not JSON: a key in double quotes is missing before }', 'Correct it'],
  ['{\n  "bom": yes\n}', 'f:2:10: this is not JSON: a value is missing before yes', 'Correct it'],
  ['', 'f:1:1: this is not JSON: it ends where a value is missing', 'Correct it'],
] as const;

describe('a setting that is wrong', () => {
  it.each(WRONG)('%s', (text, message, hint) => {
    const told = usageOf(() => settingsIn(text, '/', 'f'));
    expect(told.message).toContain(message);
    expect(told.hint).toContain(hint);
  });

  it.each(WRONG)('%s is told in Chinese', (text) => {
    const { message, hint } = usageOf(() => settingsIn(text, '/', 'f'), 'zh');
    expect(message).toMatch(/^f:\d+:\d+：.*[\u4e00-\u9fff]/);
    expect(hint).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a setting of the environment', () => {
  it.each([
    ['names', 'BILL_ANALYZE_NAMES', 'keys.csv', '/here/keys.csv'],
    ['redactKeyFile', 'BILL_ANALYZE_REDACT_KEY_FILE', 'k', '/here/k'],
    ['expect.rows', 'BILL_ANALYZE_EXPECT_ROWS', '7', '7'],
    ['expect.payable', 'BILL_ANALYZE_EXPECT_PAYABLE', '7.10', '7.10'],
    ['limits.groups', 'BILL_ANALYZE_LIMITS_GROUPS', '5M', '5M'],
    ['currency', 'BILL_ANALYZE_CURRENCY', 'CNY, USD', ['CNY', 'USD']],
    ['bom', 'BILL_ANALYZE_BOM', '1', true],
    ['color', 'BILL_ANALYZE_COLOR', 'False', false],
    ['lang', 'BILL_ANALYZE_LANG', 'zh', 'zh'],
    ['workers', 'BILL_ANALYZE_WORKERS', '2', '2'],
  ] as const)('%s is %s', (key, variable, text, value) => {
    expect(variableOf(key)).toBe(variable);
    const given = settingsInVariables({ [variable]: text, HOME: '/', BILL_ANALYZE_DEBUG: '1' }, '/here');
    expect(given.map((each) => [each.setting.key, each.variable, each.value])).toEqual([
      [key, variable, value],
    ]);
  });

  it('is none where it is empty, or where a command alone has it', () => {
    expect(settingsInVariables({ BILL_ANALYZE_NAMES: '', BILL_ANALYZE_FORMAT: 'json' }, '/')).toEqual([]);
  });

  it.each([
    ['BILL_ANALYZE_WORKERS', 'four', '"workers" must be a whole number from 1, not four'],
    ['BILL_ANALYZE_BOM', 'yes', '"bom" must be true or false, not "yes"'],
    ['BILL_ANALYZE_PREFER', 'newst', '"prefer" must be one of newest, oldest, none, not "newst"'],
  ])('%s=%s is wrong', (variable, text, message) => {
    expect(usageOf(() => settingsInVariables({ [variable]: text }, '/')).message).toBe(
      `${variable}: ${message}`,
    );
  });
});

function usageOf(load: () => unknown, lang: 'en' | 'zh' = 'en'): { message: string; hint: string } {
  try {
    load();
  } catch (error) {
    if (error instanceof UsageError) {
      const [message = '', hint = ''] = usageLines(error, words(lang));
      return { message: message.replace(/^(error|错误): /, ''), hint: hint.trim() };
    }
    throw error;
  }
  throw new Error('nothing is wrong');
}
