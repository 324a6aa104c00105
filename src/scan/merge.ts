import type { FileAnswer } from '../read/contract/answer.ts';
import { AsideProducts } from '../read/group/aside.ts';
import { united } from '../read/group/group-columns.ts';
import type { ScannedGroups } from './groups.ts';
import type { Scanner } from './scanner.ts';
import { type ScannedTally, unitedTallies } from './tallies.ts';

/** The scanner's groups and those of the lines that the reference reader took. */
export function merged(
  slow: FileAnswer,
  groups: ScannedGroups,
  scanner: Scanner,
  tallies: readonly ScannedTally[],
): FileAnswer {
  const { wasm } = scanner;
  const { groups: scanned, rows: counted } = groups.counted();
  const aside = groups.aside();
  const asideProducts = new AsideProducts();
  for (const each of [...slow.asideProducts, ...aside]) asideProducts.add(each);
  const leftAside = aside.reduce((sum, { rows }) => sum + rows, 0);
  const duplicates = wasm.duplicateRows();
  const { counts } = slow;
  return {
    ...slow,
    groups: united([slow.groups, scanned]),
    asideProducts: asideProducts.result(),
    unpaidRows: slow.unpaidRows + wasm.unpaidRows(),
    tallies: unitedTallies(slow, tallies, scanner, counted),
    counts: {
      rowsRead: counts.rowsRead + counted + leftAside + duplicates,
      counted: counts.counted + counted,
      leftAside: counts.leftAside + leftAside,
      totalRows: counts.totalRows,
      duplicates: counts.duplicates + duplicates,
      rejected: counts.rejected,
    },
  };
}
