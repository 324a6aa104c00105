import type { FileAnswer, RawGroup } from '../read/contract.ts';
import { addGroup } from '../read/grouper.ts';
import type { ScannedGroups } from './groups.ts';
import type { Scanner } from './scanner.ts';

/** The scanner's groups and those of the lines that the reference reader took. */
export function merged(slow: FileAnswer, groups: ScannedGroups, { wasm }: Scanner): FileAnswer {
  const all = new Map<string, RawGroup>(slow.groups.map((group) => [group.cells.join('\0'), group]));
  let counted = 0;
  for (const group of groups.counted()) {
    counted += group.rows;
    addGroup(all, group);
  }
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
    groups: [...all.values()],
    asideProducts,
    counts: {
      rowsRead: counts.rowsRead + counted + leftAside + duplicates,
      counted: counts.counted + counted,
      leftAside: counts.leftAside + leftAside,
      duplicates: counts.duplicates + duplicates,
      rejected: counts.rejected,
    },
  };
}
