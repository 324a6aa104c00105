/** What a column of a machine table holds, in English: schemas, the description of columns and documents are made of it. */
export interface Meaning {
  /** In Markdown: values are in backticks. */
  readonly meaning: string;
  /** What one of it is, of a quantity: `token`. */
  readonly unit?: string;
  /** All values that there are; of a column that may be empty null is one as well. */
  readonly values?: readonly (string | boolean)[];
  /** A text that is written in one way, as a regular expression. */
  readonly pattern?: string;
  /** Never empty. */
  readonly filled?: true;
}

export type Meanings = Readonly<Record<string, Meaning>>;

/** Columns whose meaning is all that there is to say. */
export function means(meanings: Readonly<Record<string, string>>): Meanings {
  return Object.fromEntries(Object.entries(meanings).map(([name, meaning]) => [name, { meaning }]));
}
