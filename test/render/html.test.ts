import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import type { Page } from '../../src/report/page.ts';
import { run } from '../support/cli/run.ts';
import { sample } from '../support/files/samples.ts';
import { PAYLOADS } from '../support/formulas/payloads.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<style>*{display:none}</style>',
  '</td></tr></table><form action="//evil.example">',
  '&lt;b&gt;',
  '\u202egnp.exe',
  '\u001b[31mred',
  '<!-- ',
  ']]>',
  'javascript:alert(1)',
  ...PAYLOADS,
];
const ONE = 10n ** 18n;

function everywhere(text: string): Page {
  return [
    { kind: 'heading', text },
    { kind: 'facts', title: text, rows: [[text, text]], rightAligned: true },
    {
      kind: 'table',
      title: text,
      columns: [
        { title: text, kind: 'dimension', decimals: 0 },
        { title: text, kind: 'money', decimals: 2 },
      ],
      rows: [[text, -ONE]],
      totals: [[text, -ONE]],
    },
    { kind: 'lines', tone: 'warning', lines: [text] },
  ];
}

/** Elements with their attributes, and the texts between them, as a strict parser finds them. */
function parsed(html: string) {
  const elements: string[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    elements.push(`${name} ${Object.keys(attributes).join()}`.trim()),
  );
  parser.on('text', (text) => text.trim() !== '' && texts.push(text));
  parser.write(html.replace('<!doctype html>\n', '').replace(/<meta [^>]*>\n?/g, '')).close();
  return { elements, texts };
}

describe('a hostile text', () => {
  const shape = parsed(renderHtml(everywhere('text'), { title: 'text', lang: 'en' })).elements;
  it.each(HOSTILE)('%j makes no element and no attribute', (text) => {
    const { elements, texts } = parsed(renderHtml(everywhere(text), { title: text, lang: 'en' }));
    expect(elements).toEqual(shape);
    expect(texts.filter((found) => found === '-1.00')).toHaveLength(2);
    // Control characters are shown; everything else stands as it was.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant.
    if (!/[\0-\x1f\u200b\u202e\ufeff]/.test(text))
      expect(texts.filter((found) => found === text).length).toBeGreaterThanOrEqual(8);
    expect(texts.join('')).not.toMatch(/\p{Cc}|\u202e/u);
  });
});

describe('--format html', () => {
  const bill = sample('two-currencies-202605.csv');
  it('is one table with its totals, styled inline, that loads and runs nothing', async () => {
    const { stdout, code } = await run([bill, '--by', 'model', '--format', 'html']);
    expect(code).toBe(0);
    const { elements, texts } = parsed(stdout);
    expect(elements.filter((each) => each === 'table style')).toHaveLength(1);
    expect(elements.filter((each) => /^(script|style|link|img|a|iframe|form)\b/.test(each))).toEqual([]);
    expect(texts).toContain('42.6727');
    expect(texts).toContain('8.3685');
    expect(stdout).toContain('Content-Security-Policy');
    expect(stdout).toContain('<html lang="en">');
  });

  it('follows the extension, the language, and tells no folder of this machine', async () => {
    const { stdout } = await run([bill, '--format', 'html', '--lang', 'zh']);
    expect(stdout).toContain('<html lang="zh">');
    expect(stdout).toContain('应付金额');
    expect(stdout).toContain('>two-currencies-202605.csv<');
    expect(stdout).not.toContain('/samples/');
  });

  it.each([
    ['of a bill', [bill], 'Model Studio bill 2026-05'],
    ['of a table', [bill, '--by', 'model'], 'Model Studio bill 2026-05'],
    ['of a table in Chinese', [bill, '--by', 'model', '--lang', 'zh'], '百炼账单 2026-05'],
    ['of a check', ['check', bill], 'Check of the bill 2026-05'],
    ['of a reconciliation', ['reconcile', bill, '--against', bill], 'Reconciliation of the bill 2026-05'],
    ['of a comparison', ['diff', bill, bill], 'Model Studio bill 2026-05, line by line'],
  ])('has the title %s, which stands in it once', async (_, args, title) => {
    const { stdout } = await run([...args, '--format', 'html']);
    const { texts } = parsed(stdout);
    expect(texts[0]).toBe(title);
    expect(texts.filter((each) => each === title)).toHaveLength(2);
  });
});

describe('a table that is wider than a window', () => {
  const wide = (columns: number, digits: number, dropOrder?: number): Page => [
    {
      kind: 'table',
      title: '',
      columns: Array.from({ length: columns }, (_, place) => ({
        title: `c${place}`,
        kind: 'money' as const,
        decimals: 0,
        ...(dropOrder === undefined ? {} : { dropOrder: dropOrder + place }),
      })),
      rows: [Array.from({ length: columns }, () => 10n ** BigInt(digits - 1) * ONE)],
      totals: [],
    },
  ];
  const html = (page: Page) =>
    renderHtml(page, { title: 't', lang: 'en', moreColumns: (hidden) => `without ${hidden.join(' ')}` });

  it.each([
    ['usual', 5, 14],
    ['smaller', 17, 12],
    ['the smallest', 23, 11],
  ])('is in %s print', (_, columns, font) => {
    const found = html(wide(columns, 5));
    expect(found).toContain(`font-size:${font}px`);
    expect(found).not.toContain('without');
  });

  it('leaves out the columns that matter least, and says which', () => {
    const found = html(wide(40, 9, 0));
    const { texts } = parsed(found);
    const shown = texts.filter((each) => /^c\d+$/.test(each));
    expect(shown.at(-1)).toBe('c39');
    expect(shown.length).toBeLessThan(20);
    expect(texts.at(-1)).toBe(
      `without ${Array.from({ length: 40 - shown.length }, (_, at) => `c${at}`).join(' ')}`,
    );
  });

  it('keeps all columns that must stay, and all where nothing can be said of others', () => {
    expect(parsed(html(wide(40, 9))).texts.filter((each) => /^c\d+$/.test(each))).toHaveLength(40);
    const silent = renderHtml(wide(40, 9, 0), { title: 't', lang: 'en' });
    expect(parsed(silent).texts.filter((each) => /^c\d+$/.test(each))).toHaveLength(40);
  });
});
