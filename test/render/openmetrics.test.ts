import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeOpenMetrics } from '../../src/render/openmetrics.ts';
import type { MetricFamily } from '../../src/report/metrics/series.ts';
import { OBEYED } from '../support/cli/obeyed.ts';
import { amount, hostileText } from './made-up.ts';

const text = (families: readonly MetricFamily[], screen = false) =>
  [...writeOpenMetrics(families, { screen })].join('');

describe('OpenMetrics text', () => {
  it('has families, series and samples in their order, and an end', () => {
    const families: MetricFamily[] = [
      {
        name: 'bill_tokens',
        help: 'Tokens "and"\nmore \\',
        unit: 'tokens',
        series: [
          {
            labels: [
              ['model', 'a'],
              ['tax', 'included'],
            ],
            samples: [
              { seconds: 1, value: 10n ** 18n },
              { seconds: 2, value: -(10n ** 16n) },
            ],
          },
          { labels: [], samples: [{ seconds: 1, value: 1n }] },
        ],
      },
      { name: 'bill_payable', help: '应付', series: [{ labels: [], samples: [{ seconds: 9, value: 0n }] }] },
    ];
    expect(text(families)).toBe(
      [
        '# TYPE bill_tokens gauge',
        '# UNIT bill_tokens tokens',
        '# HELP bill_tokens Tokens \\"and\\"\\nmore \\\\',
        'bill_tokens{model="a",tax="included"} 1 1',
        'bill_tokens{model="a",tax="included"} -0.01 2',
        'bill_tokens 0.000000000000000001 1',
        '# TYPE bill_payable gauge',
        '# HELP bill_payable 应付',
        'bill_payable 0 9',
        '# EOF\n',
      ].join('\n'),
    );
  });

  it('of nothing is an end', () => {
    expect(text([])).toBe('# EOF\n');
  });

  it('keeps every text and amount: read back by the grammar of the format', () => {
    fc.assert(
      fc.property(hostileText, amount, (label, { value, text: written }) => {
        const labels = [['a', label]] as const;
        const [line = ''] = text([
          { name: 'm', help: '', series: [{ labels, samples: [{ seconds: 7, value }] }] },
        ])
          .split('\n')
          .slice(2);
        const [, escaped = '', number] = /^m\{a="((?:[^"\\\n]|\\["\\n])*)"\} (\S+) 7$/.exec(line) ?? [];
        expect(escaped.replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter))).toBe(label);
        expect(number).toBe(written);
      }),
    );
  });

  it('is obeyed by no terminal on a screen', () => {
    const labels = [['a', 'x\x1b[31m\u202e\r']] as const;
    const series = [{ labels, samples: [{ seconds: 1, value: 0n }] }];
    const shown = text([{ name: 'm', help: '\x07', series }], true);
    expect(shown).not.toMatch(OBEYED);
    expect(shown).toContain('m{a="x\\x1b[31m\\u202e\\x0d"} 0 1');
  });
});
