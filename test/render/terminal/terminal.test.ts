import { describe, expect, it } from 'vitest';
import { type Colour, plainColour } from '../../../src/render/terminal/colour.ts';
import { renderTerminal } from '../../../src/render/terminal/terminal.ts';
import type { Page, ViewColumn, ViewTable } from '../../../src/report/page.ts';

const ONE = 10n ** 18n;
const cents = (hundredths: bigint) => hundredths * 10n ** 16n;

/** Marks that show what was coloured how. */
const marks: Colour = {
  bold: (text) => `<b>${text}</b>`,
  dim: (text) => `<d>${text}</d>`,
  red: (text) => `<r>${text}</r>`,
  yellow: (text) => `<y>${text}</y>`,
  green: (text) => `<g>${text}</g>`,
  cyan: (text) => `<c>${text}</c>`,
};

const moreColumns = (hidden: readonly string[]) => `not shown: ${hidden.join(', ')}`;

function render(page: Page, width: number | null = null, colour = plainColour): string {
  return renderTerminal(page, { width, colour, moreColumns });
}

const byModel: ViewTable = {
  kind: 'table',
  title: 'By model',
  columns: [
    { title: '模型', kind: 'dimension', decimals: 0 },
    { title: 'Rows', kind: 'count', decimals: 0, dropOrder: 1 },
    { title: 'Tokens', kind: 'quantity', decimals: 0, dropOrder: 2 },
    { title: 'Payable', kind: 'money', decimals: 2 },
    { title: 'Share', kind: 'share', decimals: 1, bar: true, dropOrder: 0 },
  ],
  rows: [
    ['通义千问-max', 1234, 1_234_567n * ONE, cents(123_450n), cents(90n)],
    ['qwen-turbo', 5, null, cents(-5n), cents(10n)],
  ],
  totals: [['Total', 1239, 1_234_567n * ONE, cents(123_445n), ONE]],
};

describe('a table', () => {
  it('is aligned by display width, with separators and bars', () => {
    expect(render([byModel])).toBe(
      `By model
模型           Rows     Tokens   Payable  Share
------------  -----  ---------  --------  ----------------
通义千问-max  1,234  1,234,567  1,234.50   90.0% #########
qwen-turbo        5                -0.05   10.0% #
------------  -----  ---------  --------  ----------------
Total         1,239  1,234,567  1,234.45  100.0%
`,
    );
  });

  it('gives up bars first', () => {
    const lines = render([byModel], 50).split('\n');
    expect(lines[1]).toBe('模型           Rows     Tokens   Payable   Share');
    expect(lines[3]).toBe('通义千问-max  1,234  1,234,567  1,234.50   90.0%');
  });

  it('then drops columns, lowest order first, and says which', () => {
    expect(render([byModel], 40)).toBe(
      `By model
模型           Rows     Tokens   Payable
------------  -----  ---------  --------
通义千问-max  1,234  1,234,567  1,234.50
qwen-turbo        5                -0.05
------------  -----  ---------  --------
Total         1,239  1,234,567  1,234.45
not shown: Share
`,
    );
    expect(render([byModel], 30)).toContain('not shown: Rows, Tokens, Share');
  });

  it('shortens the longest text before it drops a column', () => {
    const table: ViewTable = {
      ...byModel,
      title: '',
      columns: [
        { title: 'Model', kind: 'dimension', decimals: 0 },
        { title: 'Key', kind: 'text', decimals: 0 },
        { title: 'Payable', kind: 'money', decimals: 2, dropOrder: 0 },
      ],
      rows: [
        ['a-model-with-a-long-name', 'key-of-the-search-team-in-production', cents(100n)],
        ['通义千问通义千问通义千问', '', cents(200n)],
      ],
      totals: [],
    };
    expect(render([table], 45)).toBe(
      `Model              Key                Payable
-----------------  -----------------  -------
a-model-with-a-..  key-of-the-sear..     1.00
通义千问通义千..                         2.00
`,
    );
    expect(render([table], 35)).toContain('a-model-wi..  key-of-the..     1.00\n');
    expect(render([table], 34)).toContain('not shown: Payable\n');
    expect(render([table])).toContain(
      'a-model-with-a-long-name  key-of-the-search-team-in-production     1.00\n',
    );
  });

  it('becomes records where no table fits, and no number is cut', () => {
    const columns = ['List cost', 'Discount', 'Payable'].map(
      (title): ViewColumn => ({ title, kind: 'money', decimals: 2 }),
    );
    const table: ViewTable = {
      kind: 'table',
      title: '',
      columns: [{ title: 'Model', kind: 'dimension', decimals: 0 }, ...columns],
      rows: [['qwen-max', cents(123_456_789_012n), cents(-1n), 0n]],
      totals: [['Total', cents(123_456_789_012n), null, 0n]],
    };
    expect(render([table], 40)).toBe(
      `Model      qwen-max
List cost  1,234,567,890.12
Discount   -0.01
Payable    0.00
----------------------------------------
Model      Total
List cost  1,234,567,890.12
Discount
Payable    0.00
`,
    );
  });

  it('lets no cell or title reach the terminal as a command', () => {
    const table: ViewTable = {
      kind: 'table',
      title: '\x1b]0;x\x07',
      columns: [{ title: 'a\r\nb', kind: 'dimension', decimals: 0 }],
      rows: [['\x1b[2J\u202ex']],
      totals: [['\x9b']],
    };
    expect(render([table])).toBe(
      `\\x1b]0;x\\x07
a\\x0d\\x0ab
--------------
\\x1b[2J\\u202ex
--------------
\\x9b
`,
    );
  });

  it('is coloured without moving anything', () => {
    const table: ViewTable = { ...byModel, columns: byModel.columns.slice(0, 1), rows: [['a']], totals: [] };
    expect(render([table], null, marks)).toBe('<b>By model</b>\n模型\n<d>----</d>\na\n');
  });

  it('may have no rows, totals or columns', () => {
    expect(render([{ ...byModel, columns: byModel.columns.slice(0, 2), rows: [], totals: [] }])).toBe(
      'By model\n模型  Rows\n----  ----\n',
    );
    expect(render([{ ...byModel, columns: [], rows: [[]], totals: [] }])).toBe('By model\n');
  });
});

describe('other blocks', () => {
  it('are set apart, but a heading is not from what follows, nor notes from notes', () => {
    const page: Page = [
      { kind: 'heading', text: 'Bill' },
      { kind: 'facts', rows: [['files', 'may.csv']] },
      { kind: 'lines', tone: 'plain', lines: ['one', 'two'] },
      { kind: 'lines', tone: 'note', lines: ['three'] },
    ];
    expect(render(page)).toBe('Bill\nfiles  may.csv\n\none\ntwo\nthree\n');
    expect(render([])).toBe('');
  });

  it('facts align their values left or right', () => {
    const rows = [
      ['费用', '1,234.50'],
      ['discount', '-5.00'],
    ] as const;
    expect(render([{ kind: 'facts', title: 'Sum', rows }])).toBe(
      'Sum\n费用      1,234.50\ndiscount  -5.00\n',
    );
    expect(render([{ kind: 'facts', rows, rightAligned: true }])).toBe(
      '费用      1,234.50\ndiscount     -5.00\n',
    );
  });

  it('long values go on under themselves', () => {
    const rows = [['files', 'one.csv two.csv three.csv four.csv']] as const;
    expect(render([{ kind: 'facts', rows }], 25)).toBe('files  one.csv two.csv\n       three.csv four.csv\n');
  });

  it('amounts keep their room, labels give way', () => {
    const rows = [['a label that is rather long', '12,345,678,901.1234567']] as const;
    expect(render([{ kind: 'facts', rows, rightAligned: true }], 40)).toBe(
      'a label that i..  12,345,678,901.1234567\n',
    );
  });

  it.each([
    ['plain', 'x'],
    ['note', '<d>x</d>'],
    ['warning', '<y>x</y>'],
    ['bad', '<r>x</r>'],
    ['good', '<g>x</g>'],
  ] as const)('tone %s', (tone, line) => {
    expect(render([{ kind: 'lines', tone, lines: ['x'] }], null, marks)).toBe(`${line}\n`);
  });

  it('each line of a wrapped one is coloured by itself', () => {
    expect(render([{ kind: 'lines', tone: 'bad', lines: ['twelve chars and more'] }], 20, marks)).toBe(
      '<r>twelve chars and</r>\n<r>more</r>\n',
    );
  });

  it('lines are printable and one line each', () => {
    expect(render([{ kind: 'lines', tone: 'bad', lines: ['a\nb\x1b[A'] }])).toBe('a\\x0ab\\x1b[A\n');
  });
});
