import type { FileAnswer, RawGroup } from '../read/contract.ts';
import { addGroup } from '../read/grouper.ts';
import type { ScannedGroups } from './groups.ts';
import type { Scanner } from './scanner.ts';

/** The scanner's groups and those of the lines that the reference reader took. */
export function merged(slow: FileAnswer, groups: ScannedGroups, { wasm }: Scanner): FileAnswer {
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
  const all = new Map<string, RawGroup>();
  for (const group of [...slow, ...scanned]) addGroup(all, group);
  return [...all.values()];
}
