import type { FileAnswer, RawGroup } from '../read/contract/answer.ts';
import { AsideProducts } from '../read/group/aside.ts';
import { byFirstRow, UnitedGroups } from '../read/group/grouper.ts';
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
  const { distinct, others, rows: counted } = groups.counted();
  const aside = groups.aside();
  const asideProducts = new AsideProducts();
  for (const each of [...slow.asideProducts, ...aside]) asideProducts.add(each);
  const leftAside = aside.reduce((sum, { rows }) => sum + rows, 0);
  const duplicates = wasm.duplicateRows();
  const { counts } = slow;
  return {
    ...slow,
    groups: joined([...slow.groups, ...others], distinct),
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

/** A few groups, and many of which each has its own cells: only those of them are looked up that may be like a few. */
function joined(few: readonly RawGroup[], many: RawGroup[]): readonly RawGroup[] {
  const [first] = few;
  if (first === undefined) return byFirstRow(many);
  const known = first.cells.map((_, place) => new Set(few.map(({ cells }) => cells[place])));
  const all = new UnitedGroups();
  for (const group of few) all.add(group);
  const apart: RawGroup[] = [];
  for (const group of many) {
    const mayBeLike = known.every((texts, place) => texts.has(group.cells[place]));
    if (mayBeLike) all.add(group);
    else apart.push(group);
  }
  return byFirstRow([...all.result(), ...apart]);
}
