import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { onTerminal, run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';

const ESCAPE = '\u001b';
const names = ['--names', sample('names.csv')];

describe('a terminal', () => {
  it('gets the table of --by, and no data without words', async () => {
    const { stdout } = await onTerminal([MAY, '--by', 'channel'], 120);
    expect(stdout).toContain('By Channel');
    expect(stdout).toContain('rows read 100 = counted 97');
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, [], true],
    ['TERM=dumb', { TERM: 'dumb' }, [], false],
    ['--no-color', {}, ['--no-color'], false],
    ['--color over NO_COLOR', { NO_COLOR: '1' }, ['--color'], true],
    ['--no-color over FORCE_COLOR', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['FORCE_COLOR over TERM=dumb', { TERM: 'dumb', FORCE_COLOR: '1' }, [], true],
    ['NO_COLOR over FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ])('%s', async (_, env, options, coloured) => {
    const { stdout } = await onTerminal([MAY, '--by', 'month', ...options], 100, env);
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });

  it('colour changes nothing but colour', async () => {
    const [plain, coloured] = await Promise.all(
      ['--no-color', '--color'].map((option) => onTerminal([MAY, option], 100)),
    );
    expect(
      coloured?.stdout
        .split(ESCAPE)
        .join('')
        .replace(/\[\d+m/g, ''),
    ).toBe(plain?.stdout);
  });
});

describe('a pipe', () => {
  it.each([
    ['--color', {}, ['--color'], true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['neither', {}, [], false],
  ])('coloured by %s', async (_, env, options, coloured) => {
    const { stdout } = await run([MAY, '--format', 'table', ...options], { env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });
});

/** Figures of the summary that no width may cut. */
const AMOUNTS = ['132.61457336', '74.96758806', '6,379,036', '2,741,687'];
const WIDTHS = [40, 60, 80, 120, 200];
const VIEWS: readonly (readonly [string, readonly string[]])[] = [
  ['summary', names],
  ['summary in Chinese', [...names, '--lang', 'zh']],
  ['by many, in Chinese', ['--by', 'day,type,channel,api-key', '--lang', 'zh', ...names]],
  ['pivot of measures', ['--by', 'api-key', '--pivot', 'channel', '--measure', 'payable,tokens', ...names]],
];

describe.each(WIDTHS)('a terminal of %d columns', (width) => {
  it.each(VIEWS)('%s', async (_, options) => {
    const { stdout, code } = await onTerminal([MAY, '--no-color', ...options], width);
    const wide = stdout.split('\n').filter((line) => stringWidth(line) > width);
    // A file name or an Instance ID is one word; only amounts stand above all, and they fit.
    expect(wide).toEqual([]);
    for (const amount of options.includes('--by') ? ['74.96758806'] : AMOUNTS)
      expect(stdout).toContain(amount);
    expect(code).toBe(0);
    // Texts may be shortened, figures never.
    expect(stdout).not.toMatch(/(?:^|\s)[\d.,]+\.\.(?:\s|$)/m);
  });
});

describe('Chinese tables', () => {
  it('are aligned by what a terminal shows', async () => {
    const { stdout } = await onTerminal([MAY, '--no-color', '--lang', 'zh', ...names], 200);
    const [, table = ''] = stdout.split('按 API Key\n');
    const lines = (table.split('\n\n')[0] as string).split('\n');
    const [, rule = '', ...rows] = lines;
    const ends = [...rule.matchAll(/-+/g)].map((dashes) => dashes.index + dashes[0].length);
    expect(rows.length).toBeGreaterThan(7);
    // A column of figures ends where its dashes end; between two columns there are two blanks.
    for (const row of rows)
      for (const end of ends.slice(0, -1)) expect(cellsAfter(row, end, 2)).toMatch(/^[ -]*$/);
    const payable = rows
      .filter((row) => !row.startsWith('-'))
      .map((row) => cellBefore(row, ends.at(-2) ?? 0));
    expect(payable.every((cell) => /^[\d,]+\.\d{4}$/.test(cell))).toBe(true);
  });
});

/** The text that stands in so many cells behind a place on the line. */
function cellsAfter(line: string, place: number, cells: number): string {
  const graphemes = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  let at = 0;
  return graphemes
    .filter((grapheme) => {
      const start = at;
      at += stringWidth(grapheme);
      return at > place && start < place + cells;
    })
    .join('');
}

function cellBefore(line: string, end: number): string {
  return cellsAfter(line, 0, end).trimEnd().split(' ').at(-1) ?? '';
}
