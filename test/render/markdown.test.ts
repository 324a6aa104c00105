import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import type { Page } from '../../src/report/page.ts';

const cents = (hundredths: bigint) => hundredths * 10n ** 16n;

describe('renderMarkdown', () => {
  it('writes headings, facts, tables and lines', () => {
    const page: Page = [
      { kind: 'heading', text: 'Bill of May' },
      { kind: 'facts', rows: [['files', 'may.csv']] },
      { kind: 'facts', title: 'Amounts', rows: [['payable', '1,234.50']], rightAligned: true },
      {
        kind: 'table',
        title: 'By model',
        columns: [
          { title: 'Model', kind: 'dimension', decimals: 0 },
          { title: 'Rows', kind: 'count', decimals: 0 },
          { title: 'Payable', kind: 'money', decimals: 2 },
          { title: 'Share', kind: 'share', decimals: 1, bar: true },
        ],
        rows: [['qwen-max', 1234, cents(-5n), cents(50n)]],
        totals: [['Total', 1234, cents(-5n), null]],
      },
      { kind: 'lines', tone: 'plain', lines: ['one', 'two'] },
      { kind: 'lines', tone: 'warning', lines: ['three', 'four'] },
    ];
    expect(renderMarkdown(page)).toBe(`## Bill of May

|  |  |
| --- | --- |
| files | may.csv |

### Amounts

|  |  |
| --- | ---: |
| payable | 1,234.50 |

### By model

| Model | Rows | Payable | Share |
| --- | ---: | ---: | ---: |
| qwen-max | 1,234 | -0.05 | 50.0% |
| **Total** | **1,234** | **-0.05** |  |

one\\
two

> three\\
> four
`);
  });

  it('is empty for an empty page', () => {
    expect(renderMarkdown([])).toBe('');
    expect(renderMarkdown([{ kind: 'lines', tone: 'plain', lines: [] }])).toBe('');
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['back\\', 'back\\\\'],
    ['`code`', '\\`code\\`'],
    ['**b** _i_ ~~s~~', '\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~'],
    ['[x](javascript:1)', '\\[x\\](javascript:1)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['&lt;', '\\&lt;'],
    ['$x$', '\\$x\\$'],
    ['a\nb\r\nc', 'a\\\\x0ab\\\\x0d\\\\x0ac'],
    ['\x1b[31m\u202e', '\\\\x1b\\[31m\\\\u202e'],
    ['https://evil.example', 'https\\://evil.example'],
    ['www.evil.example', 'www\\.evil.example'],
    ['  spaces  ', 'spaces'],
    ['通义千问', '通义千问'],
  ])('cell %j', (cell, text) => {
    const columns = [{ title: cell, kind: 'dimension', decimals: 0 }] as const;
    const page: Page = [{ kind: 'table', title: '', columns, rows: [[cell]], totals: [[cell]] }];
    expect(renderMarkdown(page)).toBe(`| ${text} |\n| --- |\n| ${text} |\n| **${text}** |\n`);
  });

  it.each([
    ['# x', '\\# x'],
    ['- x', '\\- x'],
    ['+ x', '\\+ x'],
    ['1. x', '1\\. x'],
    ['2) x', '2\\) x'],
    ['> x', '\\> x'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['    code', 'code'],
  ])('line %j', (line, text) => {
    expect(renderMarkdown([{ kind: 'lines', tone: 'plain', lines: ['before', line] }])).toBe(
      `before\\\n${text}\n`,
    );
  });
});
