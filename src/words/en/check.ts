import { counted } from './counted.ts';

/** Words of `check`, in English. */
export const enCheck = {
  command: 'check whether a bill is right, complete and as expected',
  files: 'bills: files, folders, globs, .csv .gz .zip, or - for standard input',
  options: {
    failOn: 'exit 1 for findings of this severity or worse: error (default), warning, note, or never',
    places: 'places shown for each finding (default 5); with csv, tsv and ndjson, one row for each place',
  },
  /** The verdict, with the numbers of findings. */
  verdict: (errors: number, warnings: number, notes: number) => {
    if (errors > 0)
      return `The bill is not right: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}.`;
    if (warnings > 0)
      return `Nothing is proven wrong, but there is something to look into: ${counted(warnings, 'warning')}, ${counted(notes, 'note')}.`;
    return `The bill is right as far as it can be checked: no error, no warning, ${counted(notes, 'note')}.`;
  },
  incomplete: 'Part of the input could not be read, so this does not cover the whole bill.',
  heading: (months: string) => `Check of the bill ${months}`,
  table: 'Findings',
  severity: 'Severity',
  finding: 'Finding',
  example: 'First place',
  severities: { error: 'error', warning: 'warning', note: 'note' } as Readonly<Record<string, string>>,
  evidence: 'Evidence and remedies',
  place: (file: string, line: string) => (line === '' ? file : `${file}:${line}`),
  sides: (left: string, right: string, difference: string) =>
    `${left} against ${right}, difference ${difference}`,
  rows: (n: number) => counted(n, 'row'),
  sameAs: (place: string) => `same line as ${place}`,
  countsInstead: (place: string) => `${place} counts instead`,
  change: (column: string, here: string, other: string) => `${column}: ${here} here, ${other} there`,
  differs: (rows: string, difference: string) => `${rows} rows, ${difference} difference in all`,
  moreRows: (n: string) => `and ${n} more rows; --places N shows more`,
  moreFindings: (n: string) => `and ${n} more findings of this kind; --format csv lists all`,
  proofEqual: 'every row that counts was checked, as far as its columns allow',
};
