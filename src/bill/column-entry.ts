/** What a column holds. */
export type ColumnRole = 'id' | 'text' | 'month' | 'day' | 'time' | 'money' | 'quantity' | 'json';

/** A header name; of a payable amount with what the name says about tax. */
export type ColumnAlias = string | { readonly name: string; readonly tax: 'included' | 'excluded' };

export interface ColumnEntry<K extends string = string> {
  readonly key: K;
  readonly role: ColumnRole;
  /** Name for people, in Chinese and English. */
  readonly zh: string;
  readonly en: string;
  /** Header names without group prefix, the preferred first. */
  readonly aliases: readonly ColumnAlias[];
}

/** One row of the table. Case, white space, underscores and full-width forms do not tell two aliases apart. */
export function columnEntry<K extends string>(
  key: K,
  role: ColumnRole,
  zh: string,
  en: string,
  aliases: readonly ColumnAlias[] = [zh, en],
): ColumnEntry<K> {
  return { key, role, zh, en, aliases };
}
