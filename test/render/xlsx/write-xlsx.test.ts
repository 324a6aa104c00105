import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../src/render/xlsx/write-xlsx.ts';
import type { Table } from '../../../src/report/table.ts';
import type { SheetChart, Workbook } from '../../../src/report/workbook/sheet.ts';
import { tableSheet } from '../../../src/report/workbook/table-sheet.ts';
import { words } from '../../../src/words/index.ts';
import { read } from '../../read/files.ts';
import { onTerminal, run } from '../../support/cli/run.ts';
import { MAY, ROOT, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();
const ONE = 10n ** 18n;

function table(rows: Table['rows'], columns: Table['columns'], totals: Table['totals'] = []): Table {
  return { name: 'cost', columns, rows, totals };
}

function partsOf(workbook: Workbook): Record<string, string> {
  const files = unzipSync(Buffer.concat([...writeXlsx(workbook)]));
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  );
}

function sheetXml(made: Table, forPeople = false): string {
  const { sheet } = tableSheet(made, { name: 'S', words: words('en'), forPeople });
  return partsOf({ lang: 'en', sheets: [sheet] })['xl/worksheets/sheet1.xml'] as string;
}

const MODEL = { name: 'model', kind: 'dimension' } as const;
const PAYABLE = { name: 'payable', kind: 'money' } as const;

describe('cells', () => {
  it.each([
    ['plain', 'plain'],
    ['a & b < c > "d"', 'a &amp; b &lt; c &gt; &quot;d&quot;'],
    ['bell\u0007', 'bell_x0007_'],
    ['cr\rlf\ntab\t', 'cr_x000D_lf\ntab\t'],
    ['_x0041_', '_x005F_x0041_'],
    ['_xyz_ _x00', '_xyz_ _x00'],
    ['nul\0', 'nul\ufffd'],
    ['lone\ud83d', 'lone\ufffd'],
    ['\ufffe', '_xFFFE_'],
    ['😀百炼', '😀百炼'],
  ])('%j as text', (text, xml) => {
    expect(sheetXml(table([[text]], [MODEL]))).toContain(`<t xml:space="preserve">${xml}</t>`);
  });

  it('a text of more characters than a cell has says how many are missing', () => {
    const xml = (length: number) =>
      /preserve">([x😀…[\]+\d]*)<\/t><\/is><\/c><\/row><\/sheetData>/u.exec(
        sheetXml(table([['x'.repeat(length)]], [MODEL])),
      )?.[1] ?? '';
    expect(xml(32_767)).toBe('x'.repeat(32_767));
    const cut = xml(32_768);
    expect(cut.length).toBeLessThanOrEqual(32_767);
    const [, kept = '', missing] = /^(x+)…\[\+(\d+)\]$/.exec(cut) ?? [];
    expect(kept.length + Number(missing)).toBe(32_768);
  });

  it.each([
    ['0.3', '0.3'],
    ['-12.5', '-12.5'],
    ['123456789012345678.123456789012345678', '123456789012345680'],
    ['0.000000000000000001', '1e-18'],
    ['9007199254740993', '9007199254740992'],
    ['0.1234567890123', '0.1234567890123'],
    ['74.96758806', '74.96758806'],
    ['0', '0'],
  ])('%s is the nearest double', (text, number) => {
    const xml = sheetXml(table([['m', units(text)]], [MODEL, PAYABLE]));
    expect(/<v>([^<]*)<\/v>/.exec(xml)?.[1]).toBe(number);
    expect(Number(number)).toBe(Number(text));
  });

  it('an amount that a double cannot hold has its text beside it, and only then', () => {
    const rows = (text: string) =>
      sheetXml(
        table(
          [
            ['m', units(text)],
            ['n', ONE],
          ],
          [MODEL, PAYABLE],
        ),
      );
    for (const text of ['1234567890.12345', '123456789012345', '0.000000000000001'])
      expect([text, rows(text).includes('(exact)')]).toEqual([text, false]);
    for (const text of ['1234567890.123456', '0.1234567890123456', '-99999999999.999999'])
      expect(rows(text)).toContain(`preserve">${text}</t>`);
  });

  it('an id is text, and a text like a formula stays one when it is edited', () => {
    const { 'xl/worksheets/sheet1.xml': xml = '', 'xl/styles.xml': styles = '' } = partsOf({
      lang: 'en',
      sheets: [
        tableSheet(table([['1234567890123456'], ['=1+1']], [{ name: 'api_key_id', kind: 'dimension' }]), {
          name: 'S',
          words: words('en'),
          forPeople: false,
        }).sheet,
      ],
    });
    const [id, formula] = [...xml.matchAll(/<c r="A[23]" s="(\d+)" t="inlineStr"/g)].map(([, s]) =>
      Number(s),
    );
    const xfs = [...(/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(/<xf [^>]*>/g)].map(
      ([xf]) => xf,
    );
    expect(xfs[id as number]).toContain('numFmtId="49"');
    expect(xfs[id as number]).not.toContain('quotePrefix');
    expect(xfs[formula as number]).toContain('quotePrefix="1"');
    expect(xml).not.toContain('<f>');
  });

  it('amounts of unlike units: whole ones without the decimals of others', () => {
    const columns = [
      MODEL,
      { name: 'billed', kind: 'quantity' },
      { name: 'seconds', kind: 'quantity' },
    ] as const;
    const rows = ['1234567', '0.25', '-3'].map((text) => ['m', units(text), units(text)]);
    const { sheet } = tableSheet(table(rows, columns), { name: 'S', words: words('en'), forPeople: false });
    const { 'xl/worksheets/sheet1.xml': xml = '', 'xl/styles.xml': styles = '' } = partsOf({
      lang: 'en',
      sheets: [sheet],
    });
    const formats = new Map(
      [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^";]*)/g)].map(([, id, code]) => [id, code]),
    );
    const xfs = [
      ...(/<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(/<xf numFmtId="(\d+)"/g),
    ];
    const shown = (column: string) =>
      [...xml.matchAll(new RegExp(`<c r="${column}[2-9]" s="(\\d+)"`, 'g'))].map(([, s]) =>
        formats.get(xfs[Number(s)]?.[1] ?? ''),
      );
    expect(shown('B')).toEqual(['#,##0', '#,##0.00', '#,##0']);
    expect(shown('C')).toEqual(['#,##0.00', '#,##0.00', '#,##0.00']);
  });

  it('a row is as high as its longest wrapped text', () => {
    const columns = [{ name: 'message', kind: 'text' }, PAYABLE] as const;
    const rows = [
      ['one', ONE],
      ['one\ntwo\nthree', ONE],
      [`${'x'.repeat(250)}`, ONE],
      ['y\n'.repeat(99), ONE],
    ];
    const xml = sheetXml(table(rows, columns));
    expect([...xml.matchAll(/<row r="[2-5]"([^>]*)>/g)].map(([, attributes]) => attributes)).toEqual([
      '',
      ' ht="44" customHeight="1"',
      ' ht="72" customHeight="1"',
      ' ht="409" customHeight="1"',
    ]);
  });

  it('only codes of currencies get into formats', () => {
    const columns = [MODEL, { name: 'currency', kind: 'dimension' }, PAYABLE] as const;
    const rows = ['CNY', 'USD', 'SGD', '"];@', 'ABCD', null].map((currency) => ['m', currency, ONE]);
    const { sheet } = tableSheet(table(rows, columns), { name: 'S', words: words('en'), forPeople: false });
    const styles = partsOf({ lang: 'en', sheets: [sheet] })['xl/styles.xml'] ?? '';
    const codes = [...styles.matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code?.split(';')[0]);
    expect(codes.sort()).toEqual(['#,##0.00', '[$$-409]#,##0.00', '[$SGD]\\ #,##0.00', '[$¥-804]#,##0.00']);
  });
});

function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * ONE + BigInt(fraction.padEnd(18, '0'));
  return text.startsWith('-') ? -size : size;
}

describe('the file', () => {
  const book = (name: string, env = {}) => {
    const path = join(folder, name);
    return run([MAY, '--names', sample('names.csv'), '-o', path], { env }).then(() => path);
  };

  it('is the same bytes at any time, in any zone and locale, from any folder', async () => {
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const { readFileSync } = await import('node:fs');
    const first = readFileSync(await book('a.xlsx'));
    const second = readFileSync(
      await book('b.xlsx', { TZ: 'Asia/Shanghai', LC_ALL: 'en_US.UTF-8', HOME: '/nonexistent' }),
    );
    const piped = (await run([MAY, '--names', sample('names.csv'), '--format', 'xlsx'])).bytes;
    expect([hash(second), hash(piped)]).toEqual([hash(first), hash(first)]);
  });

  it('holds well-formed parts, and nothing of this machine', async () => {
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(await book('c.xlsx'));
    const files = unzipSync(bytes);
    for (const [path, part] of Object.entries(files)) {
      const text = Buffer.from(part).toString();
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(text).close();
      expect([path, text.includes(ROOT) || /creator|lastModifiedBy|samples\//.test(text)]).toEqual([
        path,
        false,
      ]);
    }
    expect(Object.keys(files)[0]).toBe('[Content_Types].xml');
    expect(Object.keys(files).some((path) => path.startsWith('docProps'))).toBe(false);
    // Every time in the directory of the zip is the first one that a zip can hold.
    for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1))
      expect(bytes.readUInt32LE(at + 12)).toBe(0x0021_0000);
  });

  it('every part that is referred to is there, and every one has its type', async () => {
    const { readFileSync } = await import('node:fs');
    const files = unzipSync(readFileSync(await book('d.xlsx')));
    const text = (path: string) => Buffer.from(files[path] as Uint8Array).toString();
    const types = [...text('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path);
    const rels = Object.keys(files).filter((path) => path.endsWith('.rels'));
    const others = Object.keys(files).filter(
      (path) => !path.endsWith('.rels') && path !== '[Content_Types].xml',
    );
    expect(types.sort()).toEqual(others.sort());
    for (const rel of rels) {
      const base = rel.replace(/_rels\/[^/]+$/, '');
      for (const [, target] of text(rel).matchAll(/Target="([^"]+)"/g))
        expect(others).toContain(join(base, target as string));
    }
  });

  it('names sheets as spreadsheets allow, in both languages', () => {
    for (const lang of ['en', 'zh'] as const) {
      const names = Object.values(words(lang).workbook.sheets);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/);
    }
  });

  it('refuses a bill read from it as what it is', async () => {
    const { failures } = await read([await book('e.xlsx')]);
    expect(failures).toHaveLength(1);
  });

  it('is not for a terminal', async () => {
    const { stdout, code } = await onTerminal([MAY, '--format', 'xlsx'], 80);
    expect(stdout).toContain('-o FILE');
    expect(code).toBe(2);
  });
});

it('a chart refers to the cells it shows', () => {
  const rows = Array.from({ length: 5 }, (_, i) => [`m${i}`, BigInt(5 - i) * ONE]);
  const { sheet } = tableSheet(table(rows, [MODEL, PAYABLE]), {
    name: "It's",
    words: words('en'),
    forPeople: false,
  });
  const chart: SheetChart = {
    kind: 'bars',
    title: '<Top>',
    sheet,
    categories: 0,
    values: 1,
    from: 1,
    to: 4,
    at: { column: 0, row: 0 },
  };
  const form = { kind: 'form', name: 'Front', rows: [], charts: [chart] } as const;
  const xml = partsOf({ lang: 'en', sheets: [form, sheet] })['xl/charts/chart1.xml'] ?? '';
  expect([...xml.matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, f]) => f)).toEqual([
    "'It''s'!$B$1",
    "'It''s'!$A$3:$A$5",
    "'It''s'!$B$3:$B$5",
  ]);
  expect([...xml.matchAll(/<c:pt idx="\d"><c:v>([^<]*)<\/c:v>/g)].map(([, v]) => v)).toEqual([
    'Payable',
    'm1',
    'm2',
    'm3',
    '4',
    '3',
    '2',
  ]);
  expect(xml).toContain('&lt;Top&gt;');
});
