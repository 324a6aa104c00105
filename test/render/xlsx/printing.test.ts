import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { pagesAcross } from '../../../src/render/xlsx/printing.ts';
import { run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';

it.each([
  ['nothing', [], 1],
  ['what can be read on one page', [50, 100, 100], 1],
  ['a little more', [50, 100, 101], 2],
  // Each page has the first column, and 200 characters beside it.
  ['what fills three pages', [50, 200, 200, 200], 3],
  ['more than three', [50, 200, 200, 201], 4],
])('a table is as many pages wide as can be read: %s', (_, widths, pages) => {
  expect(pagesAcross(widths)).toBe(pages);
});

it('sheets have titles on paper; wide ones are several pages with the numbers of their rows', async () => {
  const { bytes } = await run([MAY, '--names', sample('names.csv'), '--format', 'xlsx']);
  const files = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, Buffer.from(content).toString()] as const,
  );
  const sheets = files.filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml);
  for (const xml of sheets) expect(xml).toContain('<oddHeader>&amp;L&amp;"-,Bold"&amp;12&amp;A</oddHeader>');
  const across = sheets.map((xml) => Number(/fitToWidth="(\d+)"/.exec(xml)?.[1]));
  expect(Math.max(...across)).toBeGreaterThan(1);
  for (const [place, xml] of sheets.entries()) {
    const isWide = (across[place] as number) > 1;
    expect([xml.includes('headings="1"'), xml.includes('overThenDown')]).toEqual([isWide, isWide]);
  }
  const book = files.find(([name]) => name === 'xl/workbook.xml')?.[1] ?? '';
  expect(book).toMatch(/Print_Titles"[^>]*>[^<]*\$A:\$A,[^<]*\$1:\$1</);
});
