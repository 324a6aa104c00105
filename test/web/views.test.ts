import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCube, keysFor } from '../../src/cube/build.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import { headOf } from '../../src/web/head.ts';
import { pagePlan } from '../../src/web/plan.ts';
import { rollupsOf } from '../../src/web/query/rollups.ts';
import { type Scene, sceneOf } from '../../src/web/query/scene.ts';
import { readState } from '../../src/web/query/state.ts';
import { behindSheet } from '../../src/web/views/behind.ts';
import { figures } from '../../src/web/views/figures.ts';
import { freeSheet } from '../../src/web/views/free.ts';
import { linesSheet } from '../../src/web/views/lines.ts';
import { priceSheet } from '../../src/web/views/prices.ts';
import { proofOf } from '../../src/web/views/proof.ts';
import { arranged, type PageSheet, sheetCellText, sheetCsv } from '../../src/web/views/sheet.ts';
import { timeline } from '../../src/web/views/timeline.ts';
import { packCube } from '../../src/web/wire/pack.ts';
import { unpack } from '../../src/web/wire/unpack.ts';
import { type HandRow, handBill } from '../cli/commands/report/hand-bill.ts';
import { useFolder } from '../support/files/use-folder.ts';

const folder = useFolder();

/** Prices of 0.5 and 0.12: as texts they would stand in the wrong order. */
const ROWS = [
  {
    id: '5000001;llm-a;qwen-max;input_token;;0',
    price: '0.5',
    consumed: '4',
    usage: '2.5',
    deducted: '1.5',
    fee: '免费额度',
    list: '1.25',
    discount: '0.25',
    payable: '1',
  },
  {
    id: '5000001;llm-a;qwen-plus;input_token;;0',
    price: '0.12',
    consumed: '100',
    usage: '100',
    list: '12',
    discount: '9',
    payable: '3',
  },
  {
    id: '5000002;llm-a;paraformer-v2;audio_second;;0',
    unit: '秒',
    price: '0.00008',
    consumed: '17.5',
    usage: '0',
    deducted: '17.5',
    fee: '免费额度',
    list: '0',
    payable: '0',
  },
];

async function scene(hash = '', rows: readonly HandRow[] = ROWS): Promise<Scene> {
  const plan = pagePlan({}, undefined);
  const bill = join(folder, 'bill.csv');
  writeFileSync(bill, handBill(rows));
  const reading = await readInputs([bill], { keys: keysFor(plan), engine: referenceEngine() });
  const cube = buildCube(reading, plan);
  const store = unpack(packCube(cube, headOf(cube, { filters: '', byDay: false, version: 'test' })));
  return sceneOf(rollupsOf(store), readState(hash), 'en');
}

/** A column as people read it. */
function shown(sheet: PageSheet, name: string, rows = sheet.rows): readonly string[] {
  const place = sheet.columns.findIndex((column) => column.name === name);
  const column = sheet.columns[place];
  if (column === undefined) throw new Error(`no column ${name}`);
  return rows.map((row) => sheetCellText(row, place, column, false));
}

describe('prices in effect', () => {
  it('what was paid is in the unit of the list price: list price × payable ÷ list cost', async () => {
    const sheet = priceSheet(await scene());
    expect(shown(sheet, 'model')).toEqual(['qwen-plus', 'qwen-max', 'paraformer-v2']);
    expect(shown(sheet, 'list_price')).toEqual(['0.12000', '0.50000', '0.00008']);
    // 0.12 × 3 ÷ 12; 0.5 × 1 ÷ 1.25; nothing was charged, so that nothing can be said.
    expect(shown(sheet, 'paid_price')).toEqual(['0.03', '0.40', '']);
  });

  it('are no longer than can be meant, with all decimals too', async () => {
    const sheet = priceSheet(await scene('', [{ price: '0.5', usage: '3', list: '1.5', payable: '1' }]));
    const place = sheet.columns.findIndex(({ name }) => name === 'paid_price');
    const [row] = sheet.rows;
    const column = sheet.columns[place];
    if (row === undefined || column === undefined) throw new Error('no price');
    // 0.5 × 1 ÷ 1.5 = 0.333…, two decimals more than the list price has.
    expect(sheetCellText(row, place, column, true)).toBe('0.333');
  });
});

describe('figures in unlike units, one below the other', () => {
  it('have the decimals of their own', async () => {
    const made = await scene();
    expect(shown(freeSheet(made), 'free')).toEqual(['1,500', '17.5']);
    expect(shown(priceSheet(made), 'consumed')).toEqual(['100,000', '4,000', '17.5']);
  });
});

describe('what lies behind a figure', () => {
  it('does not repeat what was asked for, and has its prices in their order', async () => {
    const made = await scene();
    const all = behindSheet(made, { values: { workspace_id: ['llm-a'] } });
    expect(all.common).toEqual(['Channel: api']);
    const place = all.columns.findIndex(({ name }) => name === 'list_price');
    const falling = arranged(all, '', { column: place, descending: true });
    expect(shown(all, 'list_price', falling)).toEqual(['0.50000', '0.12000', '0.00008']);
    expect(behindSheet(made, { values: { unit: ['second'] } }).common).toContain('Model: paraformer-v2');
    expect(behindSheet(made, { values: { model: ['paraformer-v2'] } }).common).not.toContain(
      'Model: paraformer-v2',
    );
  });
});

describe('lines of the bill', () => {
  const columns = [
    'file',
    'line',
    'day',
    'hour',
    'channel',
    'channel_name',
    'model',
    'list_price',
    'payable',
  ];
  const line = (number: string, model: string, price: string | null, payable: string) => [
    ...['a.csv', number, '2026-05-14', `2026-05-14 ${number.padStart(2, '0')}:00`, null, 'api', model],
    ...[price, payable],
  ];
  const found = {
    columns,
    rows: [line('9', 'm', '0.5', '1234.5'), line('10', 'm', '0.12', '7'), line('11', 'm', 'x', '-1')],
    more: false,
    late: false,
  };

  it('are a table of numbers, without what is the same in all or said twice', async () => {
    const sheet = linesSheet(await scene(), found);
    expect(sheet.columns.map(({ name }) => name)).toEqual(['line', 'hour', 'list_price', 'payable']);
    expect(sheet.common).toEqual(['File: a.csv', 'Channel: api', 'Model: m']);
    expect(shown(sheet, 'payable')).toEqual(['1,234.5', '7.0', '-1.0']);
    const rising = arranged(sheet, '', { column: 0, descending: false });
    expect(shown(sheet, 'line', rising)).toEqual(['9', '10', '11']);
    const dear = arranged(sheet, '', { column: 3, descending: true });
    expect(shown(sheet, 'payable', dear)).toEqual(['1,234.5', '7.0', '-1.0']);
  });

  it('and the CSV has all of it as it is', async () => {
    const csv = sheetCsv(linesSheet(await scene(), found)).replace('\ufeff', '');
    expect(csv.trimEnd().split('\r\n').join('\n').split('\n')).toEqual([
      columns.join(','),
      'a.csv,9,2026-05-14,2026-05-14 09:00,,api,m,0.5,1234.5',
      'a.csv,10,2026-05-14,2026-05-14 10:00,,api,m,0.12,7',
      'a.csv,11,2026-05-14,2026-05-14 11:00,,api,m,x,-1',
    ]);
  });

  it('one alone has everything in its row', async () => {
    const sheet = linesSheet(await scene(), { ...found, rows: found.rows.slice(0, 1) });
    expect(sheet.common).toEqual([]);
    expect(shown(sheet, 'model')).toEqual(['m']);
  });
});

describe('the proof', () => {
  it('says what part of the bill is shown, where it is not all of it', async () => {
    expect(proofOf(await scene()).proof).toHaveLength(2);
    expect(proofOf(await scene('f.model=qwen-max')).proof[2]).toBe(
      'shown here: payable 1 CNY, incl. tax, exact over 1 of 3 rows',
    );
    expect(proofOf(await scene('f.model=none')).proof[2]).toBe(
      'shown here: payable 0 CNY, incl. tax, exact over 0 of 3 rows',
    );
  });
});

describe('the title of a picture', () => {
  it('names the currency of money, and none of usage', async () => {
    expect(timeline(await scene()).title).toBe('Payable over time, CNY');
    expect(timeline(await scene('measure=tokens')).title).toBe('Tokens over time');
  });
});

describe('the unit that stands large', () => {
  const call = { id: '5000001;llm-a;qwen-max;search;;0', unit: '次', consumed: '900', usage: '900' };
  const image = { id: '5000001;llm-a;wan;images;;0', unit: '张', consumed: '3', usage: '3' };
  const second = { id: '5000001;llm-a;wan;video;;0', unit: '秒', consumed: '2', usage: '2' };
  it.each([
    [
      'is the one that most is paid for',
      [
        { ...call, payable: '1' },
        { ...image, payable: '2' },
      ],
      'images',
    ],
    [
      'is calls where they cost most',
      [
        { ...call, payable: '3' },
        { ...image, payable: '2' },
      ],
      'calls',
    ],
    [
      'is another where calls cost nothing',
      [
        { ...call, payable: '0' },
        { ...second, payable: '0' },
      ],
      'seconds',
    ],
    ['is none where calls cost nothing', [{ ...call, payable: '0' }], undefined],
  ] as [string, HandRow[], string | undefined][])('%s', async (_, rows, name) => {
    const found = figures(await scene('', rows));
    expect(found[2]?.name).toBe(name ?? 'models');
    expect(found.flatMap(({ parts, ...own }) => [own, ...parts]).map((part) => part.name)).toContain('calls');
  });
});
