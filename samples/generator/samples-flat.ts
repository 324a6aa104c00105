import { LAYOUT_C } from './layout-c.ts';
import { LAYOUT_D_NARROW, LAYOUT_D_WIDE } from './layout-d.ts';
import { LAYOUT_E_API, LAYOUT_E_FLAT, LAYOUT_E_PATHS } from './layout-e.ts';
import { LAYOUT_F } from './layout-f.ts';
import { ABROAD, fileSample, LEGACY, MAINLAND, type Sample, UNTOLD } from './sample.ts';
import { tableSample } from './sample-table.ts';
import { handEdited, withExponents } from './spellings.ts';

const MAY = '2026-05';
const PLAIN_ABROAD = { ...ABROAD, plainOnly: true };

/** Samples in the flat, legacy, English and FOCUS layouts. */
export function flatSamples(): Sample[] {
  return [...chinese(), ...english()];
}

function chinese(): Sample[] {
  return [
    fileSample('flat-202605.csv', 'Layout C, flat Chinese, 39 columns', UNTOLD, {
      layout: LAYOUT_C,
      rows: 140,
      seed: 11,
      month: MAY,
      market: MAINLAND,
    }),
    fileSample(
      'legacy-gb18030-202508.csv',
      'Layout D, narrow and without a currency, as old bills come: GB18030, CRLF, tabs after ids, documented Instance IDs',
      UNTOLD,
      {
        layout: LAYOUT_D_NARROW,
        rows: 140,
        seed: 12,
        month: '2025-08',
        market: LEGACY,
        encoding: 'gb18030',
        csv: { delimiter: ',', eol: '\r\n', quote: 'minimal' },
        oddities: { idTabs: true },
      },
    ),
    fileSample(
      'legacy-wide-202508.csv',
      'Layout D, wide: currency, savings plan, settlement columns',
      UNTOLD,
      {
        layout: LAYOUT_D_WIDE,
        rows: 140,
        seed: 13,
        month: '2025-08',
        market: LEGACY,
      },
    ),
    tableSample(
      'hand-edited-202605.csv',
      'Layout C re-saved by a spreadsheet: GB18030 with BOM, semicolons, dates 2026/5/14, amounts 1,234.5 and 3.92E-05',
      {
        layout: LAYOUT_C,
        rows: 90,
        seed: 14,
        month: MAY,
        market: MAINLAND,
        encoding: 'gb18030-bom',
        csv: { delimiter: ';', eol: '\r\n', quote: 'minimal' },
      },
      handEdited,
    ),
  ];
}

function english(): Sample[] {
  return [
    fileSample(
      'english-paths-202605.csv',
      'Layout E, Group/Field paths in English, USD without tax',
      UNTOLD,
      {
        layout: LAYOUT_E_PATHS,
        rows: 110,
        seed: 15,
        month: MAY,
        market: PLAIN_ABROAD,
      },
    ),
    fileSample(
      'english-flat-202605.csv',
      'Layout E, flat English names, with tax beside the payable',
      UNTOLD,
      {
        layout: LAYOUT_E_FLAT,
        rows: 110,
        seed: 16,
        month: MAY,
        market: PLAIN_ABROAD,
      },
    ),
    tableSample(
      'english-api-202605.csv',
      'Layout E, API spellings, small numbers as 3.92E-5',
      { layout: LAYOUT_E_API, rows: 110, seed: 17, month: MAY, market: PLAIN_ABROAD },
      withExponents,
    ),
    fileSample(
      'focus-preview-202605.csv',
      'Layout F, FOCUS 1.0 preview: times in UTC, five columns empty on every row',
      UNTOLD,
      { layout: LAYOUT_F, rows: 110, seed: 18, month: MAY, market: PLAIN_ABROAD },
    ),
  ];
}
