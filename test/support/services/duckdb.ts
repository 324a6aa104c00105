/** DuckDB as the judge of what we write: it shares no code with it. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

type Row = Readonly<Record<string, unknown>>;

/** Queries leave nothing in it, so one does for all of a process. */
let instance: Promise<DuckDBInstance> | undefined;

/** The rows of a query; decimals and 64-bit integers as text. */
export async function query(sql: string): Promise<readonly Row[]> {
  const connection = await connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson() as readonly Row[];
  } finally {
    connection.closeSync();
  }
}

/** For queries that need one another; what they make must be temporary. To be closed. */
export async function connect(): Promise<DuckDBConnection> {
  instance ??= DuckDBInstance.create(':memory:', { threads: '1' });
  return (await instance).connect();
}

/** An instant as ISO text in UTC, without the zone tables of an extension. */
export function utc(instant: string): string {
  return `strftime(make_timestamp(epoch_us(${instant})), '%Y-%m-%dT%H:%M:%SZ')`;
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function column(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A decimal as the machine contract writes it: without the zeros that a DECIMAL column fills up with. */
export function plain(decimal: unknown): string | null {
  if (decimal === null || decimal === undefined) return null;
  const text = String(decimal);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
