/**
 * Tables made up for tests, with hostile texts, and figures whose text is known without the code under test.
 */
import fc from 'fast-check';
import type { CellKind, Column } from '../../src/report/table.ts';

/** An amount with its plain notation, made from the same digits by string surgery. */
export const amount = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 12n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 }),
  )
  .map(([negative, whole, fraction]) => {
    const size = BigInt(whole.toString() + fraction.padEnd(18, '0'));
    const digits = fraction.replace(/0+$/, '');
    const sign = negative && size !== 0n ? '-' : '';
    return { value: negative ? -size : size, text: `${sign}${whole}${digits === '' ? '' : `.${digits}`}` };
  });

/** Pieces of text that break naive writers. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        ',',
        ';',
        '\t',
        '\r',
        '\n',
        '\r\n',
        ' ',
        '=',
        '+',
        '-',
        '@',
        '|',
        "'",
        '\\',
        '`',
        '<b>',
      ),
      fc.constantFrom(
        '\x1b[31m',
        '\x07',
        '\x9b',
        '\u202e',
        '\u2028',
        '\ufeff',
        '\u200b',
        '\ud800',
        '\u{e0041}',
      ),
      fc.constantFrom('通义', '千问', '👨‍👩‍👧', '😀', 'é', '１', '__proto__', '2026', 'null', ''),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

export const kinds: readonly CellKind[] = ['dimension', 'text', 'count', 'quantity', 'money', 'share'];

/** A cell of a kind with what machines should read in its place. */
export function cellOf(
  kind: CellKind,
): fc.Arbitrary<{ cell: string | number | bigint | boolean | null; read: unknown }> {
  const absent = fc.constant({ cell: null, read: null });
  if (kind === 'count')
    return fc.oneof(
      absent,
      fc.nat().map((count) => ({ cell: count, read: count })),
    );
  if (kind === 'dimension' || kind === 'text') {
    return fc.oneof(
      absent,
      fc.boolean().map((flag) => ({ cell: flag, read: flag })),
      hostileText.map((text) => ({ cell: text, read: text })),
    );
  }
  return fc.oneof(
    absent,
    amount.map(({ value, text }) => ({ cell: value, read: text })),
  );
}

/** Columns with distinct names and rows of cells with their expected readings. */
export const madeUpTable = fc
  .uniqueArray(fc.tuple(hostileText, fc.constantFrom(...kinds)), {
    minLength: 1,
    maxLength: 6,
    selector: ([name]) => name,
  })
  .chain((names) => {
    const columns: Column[] = names.map(([name, kind]) => ({ name, kind }));
    const row = fc.tuple(...names.map(([, kind]) => cellOf(kind)));
    return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { maxLength: 8 }) });
  });
