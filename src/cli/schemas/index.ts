export { columnsDocument } from './columns-document.ts';
export { schemas } from './schemas.ts';
