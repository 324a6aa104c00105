import { decodeInstanceId } from '../bill/instance-id.ts';
import { memo } from './memo.ts';
import type { Row } from './row.ts';

const MODEL_STUDIO = /百炼|model studio/i;

/**
 * Tells rows of Model Studio from those of other products on the same bill. A row is another product's when its
 * product code is not `sfm` and its Instance ID does not decode (`mpintl-…` is any marketplace product). Without a
 * product code the commodity and the product's name are the evidence; without any evidence the row is kept.
 */
export function productFilter(): (row: Row) => string | undefined {
  const decodes = memo((id) => decodeInstanceId(id).kind !== 'opaque');
  return (row) => {
    if (isModelStudio(row) !== false || decodes(row.text('instanceId'))) return undefined;
    return row.text('productName') || row.text('productCode') || row.text('commodityCode');
  };
}

function isModelStudio(row: Row): boolean | undefined {
  const code = row.text('productCode');
  if (code !== '') return code.toLowerCase() === 'sfm';
  const commodity = row.text('commodityCode');
  if (commodity !== '') return /^sfm_/i.test(commodity);
  const name = row.text('productName');
  return name === '' ? undefined : MODEL_STUDIO.test(name);
}
