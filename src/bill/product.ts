import { decodeInstanceId } from './instance-id.ts';

const MODEL_STUDIO = /百炼|model studio/i;
/** A code has a letter, no blank and no Chinese: a date, an account or a name there shows that the cells are shifted. */
const CODE = /^(?=.*[a-z])[a-z0-9][\w.:-]*$/i;

/** The text of a column, by its key; empty where there is none. */
type TextOf = (key: 'productCode' | 'productName' | 'commodityCode' | 'instanceId') => string;

/**
 * The name of the other product that a row is of, `undefined` for Model Studio's own. A row is another product's
 * when its product code is not `sfm` and its Instance ID does not decode (`mpintl-…` is any marketplace product).
 * Without a product code the commodity and the product's name are the evidence; without any the row is kept.
 */
export function productOf(text: TextOf, decodes: (id: string) => boolean = decodesText): string | undefined {
  if (isModelStudio(text) !== false || decodes(text('instanceId'))) return undefined;
  return text('productName') || text('productCode') || text('commodityCode');
}

/** Whether a product's name is one of Model Studio's: it has one in each language. */
export function isModelStudioName(name: string): boolean {
  return MODEL_STUDIO.test(name);
}

/** Whether an Instance ID is of a form that only Model Studio has. */
export function decodesText(id: string): boolean {
  return decodeInstanceId(id).kind !== 'opaque';
}

function isModelStudio(text: TextOf): boolean | undefined {
  const code = text('productCode');
  if (code !== '') return CODE.test(code) ? code.toLowerCase() === 'sfm' : undefined;
  const commodity = text('commodityCode');
  if (commodity !== '') return /^sfm_/i.test(commodity);
  const name = text('productName');
  return name === '' ? undefined : isModelStudioName(name);
}
