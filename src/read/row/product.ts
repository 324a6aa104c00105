import { memo } from '../../bill/memo.ts';
import { decodesText, productOf } from '../../bill/product.ts';
import type { Row } from '../contract/row.ts';

/** {@link productOf} for rows; Instance IDs are decoded once each. */
export function productFilter(): (row: Row) => string | undefined {
  const decodes = memo(decodesText);
  return (row) => productOf((key) => row.text(key), decodes);
}
