import type { Column } from '../../report/table.ts';
import { CONTRACT_MEANINGS } from './contract-columns.ts';
import type { Meaning } from './meaning.ts';
import { DECIMAL, type Schema } from './schema.ts';
import type { TableFacts } from './tables.ts';

/** What a table's column means: its own meaning goes before that of the contract. */
export function meaningOf({ meanings }: Pick<TableFacts, 'meanings'>, name: string): Meaning | undefined {
  return meanings?.[name] ?? CONTRACT_MEANINGS[name];
}

/** What one of a column's amounts is; nothing for texts. */
export function unitOf({ kind }: Column, meaning: Meaning | undefined): string | undefined {
  if (kind === 'money') return 'the currency of the row';
  return kind === 'quantity' ? (meaning?.unit ?? 'that of the row') : undefined;
}

/** A cell of a column as JSON has it. `folds`: the first column may say `other (3)`. */
export function cellSchema(column: Column, table: TableFacts): Schema {
  const meaning = meaningOf(table, column.name);
  const unit = unitOf(column, meaning);
  return {
    ...(meaning && { description: meaning.meaning }),
    'x-kind': column.kind,
    ...(unit !== undefined && { 'x-unit': unit }),
    ...valueSchema(column, meaning),
  };
}

const OTHER = '^other \\(\\d+\\)$';

function valueSchema(
  { kind, boolean }: Column,
  { values, pattern, filled }: Meaning = { meaning: '' },
): Schema {
  const none = filled === true ? [] : ['null'];
  if (values !== undefined) return { enum: filled === true ? values : [...values, null] };
  if (kind === 'count') return { type: ['integer', ...none], minimum: 0 };
  if (kind === 'quantity' || kind === 'money') return { ...DECIMAL, type: ['string', ...none] };
  // A row of all others is named in the first column, whatever this is.
  if (pattern !== undefined) return { type: ['string', ...none], pattern: `^(${pattern}|other \\(\\d+\\))$` };
  if (boolean !== true) return { type: ['string', ...none] };
  return { anyOf: [{ type: ['boolean', ...none] }, { type: 'string', pattern: OTHER }] };
}
