import { productOf } from '../../bill/product.ts';
import { isCachedHit } from '../../bill/usage-type.ts';
import type { DecodedGroup } from '../../cube/decode.ts';
import { type Dimension, type DimensionColumn, findDimension } from '../../cube/dimensions.ts';
import { PICKED_BY } from './reasons/variants.ts';
import type { SourceKind } from './sources/source.ts';

/**
 * A log knows two directions, of tokens only: those that are none are input there and in the bill's own measures. An
 * image, a second or a character has none.
 */
const DIRECTION: DimensionColumn = {
  name: 'direction',
  needs: ['instanceId', 'unit'],
  value: ({ id, unit }) => {
    if (unit.base !== 'token') return null;
    return id.type.direction === 'output' && !isCachedHit(id.type) ? 'output' : 'input';
  },
};

const PRODUCT_CELLS = ['productCode', 'productName', 'commodityCode'] as const;

/** The bill's own kinds of tokens, each of which has a price. */
const TOKEN_KIND: DimensionColumn = {
  name: 'token_kind',
  needs: ['instanceId', 'unit'],
  value: ({ id, unit }) => {
    if (unit.base !== 'token') return null;
    if (isCachedHit(id.type)) return 'cached';
    return id.type.direction === 'output' ? 'output' : 'input';
  },
};

/** The product by its name, else by its code. */
const PRODUCT: DimensionColumn = {
  name: 'product',
  needs: PRODUCT_CELLS,
  value: ({ cell }) => cell('productName') || cell('productCode') || cell('commodityCode') || null,
};

/** Its code, under which another side may know it. */
const PRODUCT_CODE: DimensionColumn = {
  name: 'product_code',
  needs: PRODUCT_CELLS,
  value: ({ cell }) => cell('productCode') || cell('commodityCode') || null,
};

/** The other product that a row is of; null for Model Studio's own. */
export const OTHER_PRODUCT: DimensionColumn = {
  name: 'other_product',
  needs: [...PRODUCT_CELLS, 'instanceId'],
  value: ({ cell }: DecodedGroup) => productOf(cell) ?? null,
};

/** What rows are told by that take no part in a comparison. */
const TOLD_OF_UNCOMPARED = ['unit', 'fee_type'];

/** What a bill must be told apart by: the other side's keys, and what differences are explained by. */
export function planColumns(
  keys: readonly string[],
  extra: readonly Dimension[],
  kind: SourceKind,
): readonly DimensionColumn[] {
  const isLog = kind === 'gateway-log';
  const explaining = PICKED_BY.filter((name) => name !== 'product');
  const names = [
    ...new Set([
      ...keys,
      ...(keys.includes('product') ? ['product_code'] : []),
      ...explaining,
      ...TOLD_OF_UNCOMPARED,
      ...(isLog ? [TOKEN_KIND.name] : []),
    ]),
  ];
  return names.map((name) => (isLog && name === DIRECTION.name ? DIRECTION : columnOf(name, extra)));
}

/** A column of the bill by its machine name. Throws for a name that there is none of: a fault of this program. */
export function columnOf(name: string, extra: readonly Dimension[]): DimensionColumn {
  const own = [PRODUCT, PRODUCT_CODE, OTHER_PRODUCT, TOKEN_KIND].find((column) => column.name === name);
  const found = own ?? findDimension(name, extra)?.columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`no dimension ${name}`);
  return found;
}
