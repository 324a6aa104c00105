import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from '../report/hand-bill.ts';
import { picked, reconciled } from './reconcile.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
/** The same, with images that no call of the logs here tells of. */
const withImages = join(folder, 'with-images.csv');
const row = (
  key: string,
  model: string,
  type: string,
  tokens: string,
  day: string,
  payable = '0',
  more = {},
) => ({
  id: `${key};llm-a;${model};${type};;0`,
  consumed: tokens,
  usage: tokens,
  day,
  payable,
  list: payable,
  ...more,
});

beforeAll(() => {
  const rows = [
    // qwen-plus on the 14th: 1,000 input of which 600 cached; 200 output. On the 15th 50 input.
    row('5000001', 'qwen-plus', 'input_token', '0.4', '20260514', '0.0008'),
    row('5000001', 'qwen-plus', 'input_token_cache', '0.6', '20260514', '0.0003'),
    row('5000001', 'qwen-plus', 'output_token', '0.2', '20260514', '0.0016'),
    row('5000002', 'qwen-plus', 'input_token', '0.05', '20260515', '0.0001'),
    row('5000002', 'text-embedding-v4', 'embedding_token', '0.03', '20260515', '0.00003'),
  ];
  const images = row('5000002', 'wanx', 'images', '2', '20260515', '0.4', { unit: '张' });
  writeFileSync(bill, handBill(rows));
  writeFileSync(withImages, handBill([...rows, images]));
});

let files = 0;

function file(text: string | Uint8Array, name = 'log.ndjson'): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, text);
  return path;
}

interface Call {
  readonly time?: unknown;
  readonly model?: string;
  readonly key?: string;
  readonly usage?: unknown;
}

const usage = (prompt: number, cached: number, completion: number) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: cached },
});

const CALLS: readonly Call[] = [
  { time: '2026-05-14T10:00:00+08:00', model: 'qwen-plus', key: '5000001', usage: usage(700, 400, 150) },
  { time: '2026-05-13T16:30:00Z', model: 'qwen-plus', key: '5000001', usage: usage(300, 200, 50) },
  { time: '2026-05-15T00:00:00+08:00', model: 'qwen-plus', key: '5000002', usage: usage(50, 0, 0) },
  {
    time: '2026-05-15T09:00:00+08:00',
    model: 'text-embedding-v4',
    key: '5000002',
    usage: { prompt_tokens: 30, total_tokens: 30 },
  },
];

function log(calls: readonly Call[]): string {
  return calls
    .map(({ time, key, ...call }) => `${JSON.stringify({ timestamp: time, api_key_id: key, ...call })}\n`)
    .join('');
}

const KEYS = ['model', 'direction', 'day', 'api_key_id', 'measure'];
const SAME = [
  ['qwen-plus', 'input', '2026-05-14', '5000001', 'cached_tokens', '600', '600', 'ok'],
  ['qwen-plus', 'input', '2026-05-14', '5000001', 'input_tokens', '400', '400', 'ok'],
  ['qwen-plus', 'input', '2026-05-15', '5000002', 'input_tokens', '50', '50', 'ok'],
  ['text-embedding-v4', 'input', '2026-05-15', '5000002', 'input_tokens', '30', '30', 'ok'],
  ['qwen-plus', 'output', '2026-05-14', '5000001', 'output_tokens', '200', '200', 'ok'],
];
const compared = (found: Awaited<ReturnType<typeof reconciled>>) =>
  picked(found, ...KEYS, 'ours', 'theirs', 'status');

/** What a stream tells on its way: the same prompt, and so many tokens of the answer. */
function grown(usage: unknown, completion: number): unknown {
  return { ...(usage as object), completion_tokens: completion };
}

function nested(change: (model: unknown, rest: object) => object): (text: string) => string {
  return (text) => {
    const { model, ...rest } = JSON.parse(text) as { model: unknown };
    return JSON.stringify(change(model, rest));
  };
}

describe('a gateway’s log', () => {
  it('by model, direction, day (UTC+8) and key; cached tokens taken out of the prompt’s', async () => {
    const found = await reconciled([bill, '--against', file(log(CALLS))]);
    expect(compared(found)).toEqual(SAME);
    expect(found.code).toBe(0);
    expect(found.against).toMatchObject({
      kind: 'gateway-log',
      period: { first: '2026-05-14', last: '2026-05-15' },
    });
    expect(found.against.records).toEqual({
      read: 4,
      counted: 4,
      totals: 0,
      without_usage: 0,
      stream_parts: 0,
      repeated: 0,
      left_aside: 0,
      filtered: 0,
      rejected: 0,
    });
    expect(found.warnings.map(({ code }) => code)).toContain('LOG_CACHED_APART');
  });

  it.each([
    ['gzip', () => file(gzipSync(log(CALLS)))],
    ['a JSON array', () => file(`[${log(CALLS).trim().split('\n').join(',\n')}]`, 'log.json')],
    ['CRLF and blank lines', () => file(log(CALLS).replaceAll('\n', '\r\n\r\n'))],
    ['no line end at its end', () => file(log(CALLS).trimEnd())],
    [
      'flat CSV',
      () =>
        file(
          `time,model,api_key_id,prompt_tokens,cached_tokens,completion_tokens\n${CALLS.map(
            ({ time, model, key, usage: u }) => {
              const {
                prompt_tokens,
                completion_tokens = 0,
                prompt_tokens_details,
              } = u as ReturnType<typeof usage>;
              return `${time},${model},${key},${prompt_tokens},${prompt_tokens_details?.cached_tokens ?? 0},${completion_tokens}\n`;
            },
          ).join('')}`,
          'log.csv',
        ),
    ],
    [
      'CSV with the usage as a cell of JSON',
      () =>
        file(
          `time,model,api_key_id,usage\n${CALLS.map(({ time, model, key, usage: u }) => `${time},${model},${key},"${JSON.stringify(u).replaceAll('"', '""')}"\n`).join('')}`,
          'log.csv',
        ),
    ],
    [
      'seconds since 1970',
      () => file(log(CALLS.map((call) => ({ ...call, time: Date.parse(call.time as string) / 1000 })))),
    ],
    [
      'milliseconds',
      () => file(log(CALLS.map((call) => ({ ...call, time: Date.parse(call.time as string) })))),
    ],
  ])('%s', async (_, path) => {
    const found = await reconciled([bill, '--against', path()]);
    expect(compared(found)).toEqual(SAME);
    expect(found.code).toBe(0);
  });

  it('standard input, and several files', async () => {
    expect((await reconciled([bill, '--against', '-'], { stdin: log(CALLS) })).code).toBe(0);
    const two = [file(log(CALLS.slice(0, 2))), file(log(CALLS.slice(2)))];
    expect(
      (await reconciled([bill, '--against', two[0] as string, '--against', two[1] as string])).code,
    ).toBe(0);
  });

  it('a log that does not tell cached tokens is compared with both together', async () => {
    const calls = CALLS.map(({ usage: u, ...call }) => {
      const { prompt_tokens, completion_tokens = 0 } = u as ReturnType<typeof usage>;
      return { ...call, usage: { prompt_tokens, completion_tokens } };
    });
    const found = await reconciled([bill, '--against', file(log(calls))]);
    expect(found.code).toBe(0);
    expect(picked(found, 'measure', 'ours', 'theirs')).toContainEqual(['prompt_tokens', '1000', '1000']);
    expect(found.warnings.map(({ code }) => code)).toContain('LOG_WITHOUT_CACHED');
  });

  it('over and under, with the factor of each model', async () => {
    const calls = [...CALLS, CALLS[1] as Call].filter(({ model }) => model !== 'text-embedding-v4');
    const found = await reconciled([bill, '--against', file(log(calls)), '--by', 'model']);
    expect(found.code).toBe(1);
    expect(picked(found, 'model', 'measure', 'ours', 'theirs', 'factor', 'status')).toEqual([
      ['qwen-plus', 'cached_tokens', '600', '800', '1.3333', 'over'],
      ['qwen-plus', 'input_tokens', '450', '550', '1.2222', 'over'],
      ['text-embedding-v4', 'input_tokens', '30', null, null, 'missing_there'],
      ['qwen-plus', 'output_tokens', '200', '250', '1.25', 'over'],
    ]);
    expect(found.against.factors).toContainEqual({
      model: 'qwen-plus',
      measure: 'output_tokens',
      ours: '200',
      theirs: '250',
      factor: '1.25',
      reported: 'over',
    });
    const { stdout } = await run([
      'reconcile',
      bill,
      '--against',
      file(log(calls)),
      '--by',
      'model',
      '--format',
      'table',
    ]);
    expect(stdout).toMatch(/^qwen-plus +Cached tokens +600 +800 +200 +1\.3333 +too much$/m);
    expect(stdout).toMatch(/^text-embedding-v4 +Input tokens +30 +0 +-30 +0\.0000 +too little$/m);
  });

  it('by days alone nothing is said of models', async () => {
    const path = file(log(CALLS.slice(1)));
    const found = await reconciled([bill, '--against', path, '--by', 'day']);
    expect(found.against.factors).toBeUndefined();
    const { stdout } = await run(['reconcile', bill, '--against', path, '--by', 'day', '--format', 'table']);
    expect(stdout).not.toContain('Tokens by model');
  });

  it('every call twice', async () => {
    const found = await reconciled([bill, '--against', file(log([...CALLS, ...CALLS]))]);
    expect(picked(found, 'reason')).toEqual(SAME.map(() => ['times:factor=2']));
  });

  it('a day of another zone: the log of a server in New York', async () => {
    const calls = CALLS.map((call) => ({
      ...call,
      time: new Date(Date.parse(call.time as string) - 4 * 3600_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' '),
    }));
    const wrong = await reconciled([bill, '--against', file(log(calls))]);
    expect(wrong.code).toBe(1);
    expect(wrong.warnings.find(({ code }) => code === 'LOG_ZONE_ASSUMED')?.message).toContain('+08:00');
    expect(
      picked(wrong, 'status', 'reason')
        .filter(([status]) => status !== 'ok')
        .every(([, reason]) => /^(moved|same_amount):dimension=day/.test(String(reason))),
    ).toBe(true);
    const right = await reconciled([bill, '--against', file(log(calls)), '--log-zone', '-04:00']);
    expect(right.code).toBe(0);
  });

  it('names for keys, whose secrets are never written', async () => {
    const names = file('id,name\n5000001,search\n5000002,bot\n', 'names.csv');
    const secret = 'sk-0123456789abcdef0123456789abcdef';
    const calls = CALLS.map((call) => ({ ...call, key: call.key === '5000001' ? 'search' : 'bot' }));
    expect((await reconciled([bill, '--against', file(log(calls)), '--names', names])).code).toBe(0);
    const path = file(`${log(CALLS.map((call) => ({ ...call, key: secret })))}{"api_key":"${secret}"\n`);
    const byKey = ['--by', 'model,direction,day,api-key'];
    for (const format of ['json', 'csv', 'table', 'md']) {
      const args = ['reconcile', bill, '--against', path, '--format', format];
      const { stdout, stderr, code } = await run([...args, ...byKey]);
      expect(stdout + stderr).not.toContain('0123456789ab');
      expect(stdout).toContain('…cdef');
      expect(code).toBe(3);
    }
  });

  it('keys that are no ids of the bill are not compared, unless they are asked for', async () => {
    const calls = CALLS.map((call) => ({ ...call, key: call.key === '5000001' ? 'search' : 'bot' }));
    const found = await reconciled([bill, '--against', file(log(calls))]);
    expect([found.code, found.against.keys]).toEqual([0, ['model', 'direction', 'day']]);
    const told = found.warnings.find(({ code }) => code === 'LOG_KEYS_UNLIKE')?.message;
    expect(told).toContain('search, bot');
    const asked = await reconciled([bill, '--against', file(log(calls)), '--by', 'api-key']);
    expect(asked.code).toBe(1);
    expect(asked.warnings.find(({ code }) => code === 'NO_COMMON_VALUES')).toMatchObject({
      columns: ['api_key_id'],
    });
  });

  it('images that it does not tell are not compared, and so not equal', async () => {
    const found = await reconciled([withImages, '--against', file(log(CALLS))]);
    expect(compared(found)).toEqual(SAME);
    expect(found.code).toBe(1);
    expect(found.verdict).toMatchObject({ equal: false, comparable: false, ok: 5 });
    expect(found.uncompared).toEqual([
      {
        ...{ side: 'bill', kind: 'unit_not_told', rows: 1, unit: 'image', usage: '2', cost: '0.4' },
        ...{ currency: 'CNY', reason: 'unit_not_told' },
      },
    ]);
  });

  it('failed calls and calls without usage are counted, and said', async () => {
    const calls = [
      ...CALLS,
      { ...CALLS[0], usage: null },
      { ...CALLS[0], usage: undefined, status: 429 },
      { ...CALLS[0], usage: undefined, status: 'failure' },
    ];
    const found = await reconciled([bill, '--against', file(log(calls))]);
    expect(found.code).toBe(1);
    expect(found.verdict).toMatchObject({ equal: false, comparable: false, ok: 5 });
    expect(found.uncompared).toMatchObject([{ side: 'log', kind: 'calls_without_usage', rows: 1 }]);
    expect(found.against.records).toMatchObject({ read: 7, counted: 4, without_usage: 3 });
    const rows = (code: string) => found.warnings.find((each) => each.code === code)?.rows;
    expect([rows('LOG_WITHOUT_USAGE'), rows('LOG_FAILED_CALLS')]).toEqual([1, 2]);
  });

  const chunks = (usages: (call: Call) => readonly unknown[]) =>
    CALLS.map((call, id) => {
      const { time, key, model } = call;
      const part = { id: `c${id}`, object: 'chat.completion.chunk', timestamp: time, api_key_id: key, model };
      return usages(call).map((each) => JSON.stringify({ ...part, choices: [], usage: each }));
    });

  it.each([
    ['only at the end', (call: Call) => [null, null, call.usage]],
    ['that grows', (call: Call) => [grown(call.usage, 0), grown(call.usage, 7), call.usage]],
    ['before a last empty part', (call: Call) => [null, call.usage, null]],
  ])('a stream is one call: usage %s', async (_, usages) => {
    const parts = chunks(usages);
    // Calls are answered at the same time: first parts, then second ones, then the last.
    const mixed = [0, 1, 2].flatMap((n) => parts.map((own) => own[n]));
    const found = await reconciled([bill, '--against', file(`${mixed.join('\n')}\n`)]);
    expect(compared(found)).toEqual(SAME);
    expect(found.against.records).toMatchObject({ read: 12, counted: 4, without_usage: 0, stream_parts: 8 });
    expect(found.warnings.find(({ code }) => code === 'LOG_STREAM_PARTS')).toMatchObject({ rows: 8 });
  });

  it('a stream that never told its usage is a call without', async () => {
    const path = file(`${log(CALLS)}${chunks(() => [null, null])[0]?.join('\n')}\n`);
    const found = await reconciled([bill, '--against', path]);
    expect(found.against.records).toMatchObject({ read: 6, counted: 4, without_usage: 1, stream_parts: 1 });
    expect(found.warnings.find(({ code }) => code === 'LOG_WITHOUT_USAGE')).toMatchObject({ rows: 1 });
  });

  const objects = () => log(CALLS).trimEnd().split('\n');
  it.each([
    [
      'objects over several lines',
      () =>
        objects()
          .map((text) => JSON.stringify(JSON.parse(text), null, 2))
          .join('\n'),
    ],
    ['objects behind each other', () => objects().join('')],
    [
      'events of a stream',
      () =>
        `${objects()
          .map((text) => `event: x\ndata: ${text}`)
          .join('\n\n')}\n\ndata: [DONE]\n`,
    ],
    [
      'the model in the request',
      () =>
        objects()
          .map(nested((model, rest) => ({ ...rest, request: { model } })))
          .join('\n'),
    ],
    [
      'the model in the answer, a text',
      () =>
        objects()
          .map(nested((model, rest) => ({ ...rest, response: JSON.stringify({ model }) })))
          .join('\n'),
    ],
  ])('%s', async (_, text) => {
    const found = await reconciled([bill, '--against', file(text())]);
    expect(compared(found)).toEqual(SAME);
    expect(found.against.records).toMatchObject({ read: 4, counted: 4 });
  });

  it.each(['{"model":"m"}{"model":', '{"model":"m"} and more', '{"model":"m"}}'])(
    '%s is broken',
    async (text) => {
      const { code, stderr } = await run(['reconcile', bill, '--against', file(text)]);
      expect(code).toBe(3);
      expect(stderr).toContain('well-formed JSON');
    },
  );

  it('bad records are rejected with file and line; the others count', async () => {
    const bad = [
      '{"model":',
      '[1]',
      '{"model":"m","usage":{"prompt_tokens":1.5}}',
      '{"usage":{"prompt_tokens":1}}',
      '{"model":"m","timestamp":"noon","usage":{"prompt_tokens":1}}',
    ];
    const path = file(`${log(CALLS)}${bad.join('\n')}\n`);
    const { stderr, stdout, code } = await run(['reconcile', bill, '--against', path, '--format', 'csv']);
    expect(code).toBe(3);
    for (const [index, words] of [
      'not JSON',
      'not a JSON object',
      'prompt_tokens is not a number of tokens',
      'no model',
      'no time',
    ].entries())
      expect(stderr).toMatch(new RegExp(`error: ${path}:${5 + index}: .*${words}`));
    expect(stderr).toContain(
      'records read 9 = counted 4 + totals 0 + without usage 0 + filtered 0 + rejected 5',
    );
    expect(stdout).toContain('qwen-plus,output,2026-05-14,5000001,,,output_tokens,200,200,0,1,ok,');
    const strict = await run(['reconcile', bill, '--against', path, '--strict']);
    expect([strict.code, strict.stdout]).toEqual([3, '']);
    expect(strict.stderr).toContain(`${path}:5: `);
  });

  it('fields named by hand', async () => {
    const text =
      '{"at":"2026-05-15T01:00:00+08:00","llm":{"name":"qwen-plus"},"who":"5000002","in":50,"out":0}\n'.repeat(
        1,
      );
    const found = await reconciled([
      bill,
      '--against',
      file(text + text.replace('"in":50', '"in":0')),
      '--kind',
      'log',
      '--model',
      'qwen-plus',
      '--since',
      '2026-05-15',
      '--map',
      'time=at,model=llm.name,api_key_id=who,prompt_tokens=in,completion_tokens=out',
    ]);
    expect(compared(found)).toEqual([
      ['qwen-plus', 'input', '2026-05-15', '5000002', 'prompt_tokens', '50', '50', 'ok'],
    ]);
    expect(found.code).toBe(0);
  });

  it('cannot be compared by what it does not tell', async () => {
    const { code, stderr } = await run(['reconcile', bill, '--against', file(log(CALLS)), '--by', 'channel']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('a log cannot be compared by "channel_name"'),
    ]);
  });

  it('a line longer than the limit is one bad record', async () => {
    const long = `{"model":"qwen-plus","content":"${'x'.repeat(20_000)}","usage":{"prompt_tokens":1}}\n`;
    const { stderr, code } = await run([
      'reconcile',
      bill,
      '--against',
      file(log(CALLS.slice(0, 2)) + long + log(CALLS.slice(2))),
      '--limit',
      'record=10K',
      '--format',
      'csv',
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/ndjson:3: .*longer than 10240 bytes/);
    expect(stderr).toContain('records read 5 = counted 4');
  });
});

describe('the cost of a log', () => {
  const PRICES =
    'model,direction,price,unit,currency\nqwen-plus,input,0.002,1K,CNY\nqwen-plus,cached,0.5,1M tokens,CNY\nqwen-plus,output,8,百万tokens,CNY\ntext-embedding-v4,input,0.001,千tokens,CNY\n';
  const costs = (found: Awaited<ReturnType<typeof reconciled>>) =>
    picked(found, 'model', 'direction', 'day', 'ours', 'theirs', 'status', 'reason').filter(
      (_, index) => found.rows[index]?.measure === 'payable',
    );

  it('at prices of any unit, to the last digit; what is not tokens is missing there', async () => {
    const found = await reconciled([
      withImages,
      '--against',
      file(log(CALLS)),
      '--prices',
      file(PRICES, 'prices.csv'),
    ]);
    // 400 × 0.000002 + 600 × 0.0000005 = 0.0011; 200 × 0.000008 = 0.0016
    expect(costs(found)).toEqual([
      ['wanx', null, '2026-05-15', '0.4', null, 'missing_there', 'not_tokens'],
      ['qwen-plus', 'input', '2026-05-14', '0.0011', '0.0011', 'ok', null],
      ['qwen-plus', 'input', '2026-05-15', '0.0001', '0.0001', 'ok', null],
      ['qwen-plus', 'output', '2026-05-14', '0.0016', '0.0016', 'ok', null],
      ['text-embedding-v4', 'input', '2026-05-15', '0.00003', '0.00003', 'ok', null],
    ]);
    expect(found.code).toBe(1);
    const tokens = await reconciled([
      withImages,
      '--against',
      file(log(CALLS)),
      '--prices',
      file(PRICES, 'prices.csv'),
      '--model',
      'qwen*',
      '--model',
      'text*',
    ]);
    expect(tokens.code).toBe(0);
  });

  it('without a price the cost is not known, not 0', async () => {
    const found = await reconciled([
      withImages,
      '--against',
      file(log(CALLS)),
      '--prices',
      file(PRICES.replace('qwen-plus,output', 'qwen-max,output'), 'prices.csv'),
      '--model',
      'qwen*',
    ]);
    expect(costs(found)).toContainEqual([
      'qwen-plus',
      'output',
      '2026-05-14',
      '0.0016',
      null,
      'missing_there',
      'no_price',
    ]);
    expect(found.warnings.find(({ code }) => code === 'NO_PRICE')?.message).toContain('qwen-plus output');
    expect(found.code).toBe(1);
  });

  it('free quota, which a gateway prices and the bill does not', async () => {
    const path = join(folder, 'free.csv');
    writeFileSync(
      path,
      handBill([
        row('5000001', 'qwen-plus', 'input_token', '0.4', '20260514', '0', {
          deducted: '0.4',
          usage: '0',
          fee: '免费额度',
        }),
        row('5000001', 'qwen-plus', 'input_token', '0.1', '20260514', '0.0002'),
      ]),
    );
    const calls = [{ ...CALLS[0], usage: usage(500, 0, 0) }];
    const found = await reconciled([
      path,
      '--against',
      file(log(calls)),
      '--prices',
      file(PRICES, 'prices.csv'),
    ]);
    // 500 × 0.000002 = 0.001, of which 400 × 0.000002 were free.
    expect(costs(found)).toEqual([
      ['qwen-plus', 'input', '2026-05-14', '0.0002', '0.001', 'over', 'free_quota:measure=payable'],
    ]);
  });

  it.each([
    ['no unit', PRICES.replace('unit', 'colour'), 'a price has no unit'],
    ['an unknown unit', PRICES.replace('1K', 'dozen'), 'unit is not a number of tokens'],
    ['an unknown direction', PRICES.replace('cached', 'sideways'), 'direction is not a kind of token'],
    ['a price twice', `${PRICES}qwen-plus,input,3,1K,CNY\n`, 'already have a price, on line 2'],
    [
      'two currencies',
      PRICES.replace('8,百万tokens,CNY', '8,百万tokens,USD'),
      'several currencies: CNY, USD',
    ],
    ['no number', PRICES.replace('0.002', 'cheap'), 'price is not a number'],
    ['too many decimals to be exact', PRICES.replace('0.002', '0.0000000000000001'), 'price is not a number'],
  ])('prices with %s are refused', async (_, text, message) => {
    const { code, stderr, stdout } = await run([
      'reconcile',
      withImages,
      '--against',
      file(log(CALLS)),
      '--prices',
      file(text, 'prices.csv'),
    ]);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([3, '']);
  });
});
