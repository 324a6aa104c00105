import type { FileAnswer, RawGroup } from '../read/contract.ts';
import { UnitedGroups } from '../read/grouper.ts';
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
  const scanned = groups.counted();
  const counted = scanned.reduce((sum, { rows }) => sum + rows, 0);
  const aside = groups.aside();
  const asideProducts = new Map(slow.asideProducts);
  let leftAside = 0;
  for (const [product, rows] of aside) {
    leftAside += rows;
    asideProducts.set(product, (asideProducts.get(product) ?? 0) + rows);
  }
  const duplicates = wasm.duplicateRows();
  const { counts } = slow;
  return {
    ...slow,
    groups: slow.groups.length === 0 && groups.areDistinct() ? scanned : united(slow.groups, scanned),
    asideProducts,
    unpaidRows: slow.unpaidRows + wasm.unpaidRows(),
    tallies: unitedTallies(slow, tallies, scanner, counted),
    counts: {
      rowsRead: counts.rowsRead + counted + leftAside + duplicates,
      counted: counts.counted + counted,
      leftAside: counts.leftAside + leftAside,
      duplicates: counts.duplicates + duplicates,
      rejected: counts.rejected,
    },
  };
}

function united(slow: readonly RawGroup[], scanned: readonly RawGroup[]): readonly RawGroup[] {
  const all = new UnitedGroups();
  for (const group of slow) all.add(group);
  for (const group of scanned) all.add(group);
  return all.result();
}
