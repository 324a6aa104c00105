/** A form that reports are written in: help, file names, refusals and delivery are made of it. */
interface FormatFacts {
  readonly name: string;
  /** Endings of a file's name that ask for it. */
  readonly extensions: readonly string[];
  /** Reports that it can hold: of any command, lines that are written while they are found, or of a bill alone. */
  readonly of: 'lines' | 'tables' | 'bills';
  /** It holds the words about a report itself; of others they go to stderr. */
  readonly holdsWords?: true;
  /** A terminal cannot show it. */
  readonly binary?: true;
  /** Cells with a character between them, of which `--excel` and `--bom` speak. */
  readonly delimited?: true;
  /** It goes to other people: names of files have no folders of this machine in it. */
  readonly goesToOthers?: true;
}

/** Every format, in the order in which help names them. What writes it is `output/writers/<name>.ts`. */
export const FORMAT_TABLE = [
  {
    name: 'table',
    extensions: ['txt'],
    of: 'lines',
    holdsWords: true,
  },
  {
    name: 'csv',
    extensions: ['csv'],
    of: 'lines',
    delimited: true,
  },
  {
    name: 'tsv',
    extensions: ['tsv'],
    of: 'lines',
    delimited: true,
  },
  {
    name: 'json',
    extensions: ['json'],
    of: 'lines',
    holdsWords: true,
  },
  {
    name: 'ndjson',
    extensions: ['ndjson', 'jsonl'],
    of: 'lines',
  },
  {
    name: 'md',
    extensions: ['md', 'markdown'],
    of: 'lines',
    holdsWords: true,
  },
  {
    name: 'html',
    extensions: ['html', 'htm'],
    of: 'tables',
    holdsWords: true,
    goesToOthers: true,
  },
  {
    name: 'xlsx',
    extensions: ['xlsx'],
    of: 'tables',
    holdsWords: true,
    binary: true,
    goesToOthers: true,
  },
  {
    name: 'parquet',
    extensions: ['parquet'],
    of: 'tables',
    binary: true,
  },
  { name: 'focus', extensions: [], of: 'bills', delimited: true },
  {
    name: 'openmetrics',
    extensions: ['om', 'openmetrics', 'prom'],
    of: 'bills',
  },
  {
    name: 'page',
    extensions: [],
    of: 'bills',
    holdsWords: true,
    goesToOthers: true,
  },
] as const satisfies readonly FormatFacts[];

export type Format = (typeof FORMAT_TABLE)[number]['name'];

const named = (those: readonly FormatFacts[]) => those.map(({ name }) => name as Format);
const facts: readonly FormatFacts[] = FORMAT_TABLE;

export const FORMATS: readonly Format[] = named(facts);
/** Formats of a report that is a table and a page: the others are of bills alone. */
export const TABLE_FORMATS = named(facts.filter((each) => each.of !== 'bills'));
/** Formats that are written while the lines are read. */
export const LINE_FORMATS = named(facts.filter((each) => each.of === 'lines'));

export function formatFacts(format: Format): FormatFacts {
  return facts.find(({ name }) => name === format) as FormatFacts;
}

/** What goes to other people has no folders of this machine in it. */
export function goesToOthers(format: Format): boolean {
  return formatFacts(format).goesToOthers === true;
}

/** One ending for each format that has any, as people write it. */
export const EXTENSIONS: readonly string[] = facts.flatMap(({ extensions: [first] }) =>
  first === undefined ? [] : [`.${first}`],
);

/** The format that a file's ending asks for. */
export function formatOfExtension(extension: string): Format | undefined {
  return facts.find(({ extensions }) => extensions.includes(extension))?.name as Format | undefined;
}
