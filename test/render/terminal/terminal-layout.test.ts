import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainColour } from '../../../src/render/terminal/colour.ts';
import { renderTerminal } from '../../../src/render/terminal/terminal.ts';
import type { Page, ViewTable } from '../../../src/report/page.ts';
import { rounds } from '../../support/setup/effort.ts';

const ONE = 10n ** 18n;
const RUNS = rounds(150, 500);

function render(page: Page, width: number | null = null): string {
  const moreColumns = (hidden: readonly string[]) => `not shown: ${hidden.join(', ')}`;
  return renderTerminal(page, { width, colour: plainColour, moreColumns });
}

const graphemes = new Intl.Segmenter();

/** Cells of a line, a wide character followed by an empty one; from a small alphabet of known widths. */
function screenCells(line: string): string[] {
  const parts = [...graphemes.segment(line)].map(({ segment }) => segment);
  return parts.flatMap((part) =>
    /[\u3000-\u9fff\uff00-\uffee]|\p{Extended_Pictographic}/u.test(part) ? [part, ''] : [part],
  );
}

const word = fc
  .array(
    fc.constantFrom(
      'a',
      'Zz',
      '-',
      '_',
      ' ',
      '7',
      '通',
      '义千问',
      '，',
      '😀',
      '👨‍👩‍👧',
      'é',
      '\x1b[1m',
      '\u202e',
      '\t',
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));
const kind = fc.constantFrom('dimension', 'text', 'count', 'quantity', 'money', 'share');

const viewTable: fc.Arbitrary<ViewTable> = fc
  .array(
    fc.record(
      {
        title: word,
        kind,
        decimals: fc.integer({ min: 0, max: 6 }),
        dropOrder: fc.nat(5),
        bar: fc.boolean(),
      },
      { requiredKeys: ['title', 'kind', 'decimals'] },
    ),
    { minLength: 1, maxLength: 9 },
  )
  .chain((columns) => {
    const cells = columns.map((column) => {
      if (column.kind === 'dimension' || column.kind === 'text') return fc.option(word);
      if (column.kind === 'count') return fc.option(fc.nat());
      const most = column.kind === 'share' ? ONE : 10n ** 27n;
      return fc.option(fc.bigInt({ min: -most, max: most }));
    });
    const rows = fc.array(fc.tuple(...cells), { maxLength: 6 });
    return fc.record({
      kind: fc.constant('table' as const),
      title: word,
      columns: fc.constant(columns),
      rows,
      totals: rows,
    });
  });

describe('properties', () => {
  const width = fc.integer({ min: 40, max: 160 });

  it('no line is wider than the terminal', () => {
    const block = fc.oneof(
      viewTable,
      fc.record({ kind: fc.constant('heading' as const), text: word }),
      fc.record({
        kind: fc.constant('lines' as const),
        tone: fc.constant('note' as const),
        lines: fc.array(word),
      }),
      fc.record({
        kind: fc.constant('facts' as const),
        title: word,
        rows: fc.array(fc.tuple(word, word)),
        rightAligned: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), width, (page, limit) => {
        const text = render(page, limit);
        for (const line of text.split('\n')) {
          expect(screenCells(line).length).toBeLessThanOrEqual(limit);
          expect(line).toBe(line.trimEnd());
          expect(/\p{Cc}|[\u202a-\u202e]/u.test(line)).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('columns stay in their place', () => {
    fc.assert(
      fc.property(viewTable, fc.option(width), (table, limit) => {
        const untitled = { ...table, title: '' };
        const lines = render([untitled], limit).split('\n');
        const rule = lines[1] ?? '';
        // Where the terminal is too narrow, rows stand below each other and there is no rule.
        if (!/^-*(?: {2}-*)*$/.test(rule) || rule === '') return;
        const gaps = [...rule].flatMap((character, at) => (character === ' ' ? [at] : []));
        for (const line of lines.slice(0, 2 + table.rows.length)) {
          const cells = screenCells(line);
          expect(cells.length).toBeLessThanOrEqual(rule.length);
          for (const at of gaps) expect(cells[at] ?? ' ').toBe(' ');
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('numbers end where their column ends', () => {
    fc.assert(
      fc.property(viewTable, (table) => {
        const lines = render([{ ...table, title: '' }]).split('\n');
        const dashes = (lines[1] as string).split('  ').map((part) => part.length);
        let start = 0;
        table.columns.forEach((column, index) => {
          const width = dashes[index] ?? 0;
          const isNumber = column.kind !== 'dimension' && column.kind !== 'text' && column.bar !== true;
          for (const line of isNumber ? lines.slice(2, 2 + table.rows.length) : []) {
            const cell = screenCells(line)
              .slice(start, start + width)
              .join('');
            expect(cell).toMatch(/^ *$|[\d%]$/);
          }
          start += width + 2;
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('a pipe gets every cell whole', () => {
    fc.assert(
      fc.property(viewTable, (table) => {
        const text = render([table]);
        const shown = (cell: string) =>
          cell.replaceAll('\x1b', '\\x1b').replaceAll('\u202e', '\\u202e').replaceAll('\t', '\\x09');
        for (const cell of table.rows.flat()) {
          if (typeof cell === 'string') expect(text).toContain(shown(cell).trimEnd());
        }
      }),
    );
  });
});

describe('a text that is longer than any screen', () => {
  const table = (text: string, rows: number): ViewTable => ({
    kind: 'table',
    title: 'T',
    columns: [
      { title: 'ID', kind: 'dimension', decimals: 0 },
      { title: 'Rows', kind: 'count', decimals: 0 },
    ],
    rows: [[text, 1], ...Array.from({ length: rows }, (_, n) => [`id-${n}`, 1])],
    totals: [],
  });

  it.each(['x', '通', '5000;'])('does not make every line as long: %s', (letter) => {
    for (const width of [null, 100]) {
      const text = render([table(letter.repeat(200_000), 50)], width);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(1100);
      expect(text).toContain('..');
      expect(text).toContain('id-49');
    }
  });

  it('is whole as long as a line of 1,000 holds it', () => {
    expect(render([table('y'.repeat(1000), 1)])).toContain('y'.repeat(1000));
    expect(render([table('y'.repeat(1001), 1)])).toContain(`${'y'.repeat(998)}..`);
  });
});
