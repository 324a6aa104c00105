import type { FileAnswer, RawGroup } from '../../read/contract/answer.ts';
import type { BillReader, ReadingPair } from '../../read/contract/bill-reader.ts';
import type { BillLine } from '../../read/contract/lines.ts';
import { findLine, type LineOptions } from '../../read/files/find-line.ts';
import { linePlace } from '../../read/files/line-place.ts';
import type { Checked } from './checked.ts';
import { chargedGroups, FirstCharged, withChanges, withLine } from './evidence.ts';
import type { Finding, FindingPlace } from './finding.ts';

/** What is looked through once more: the inputs as they were named, and what the first reading found in them. */
export interface Searched {
  readonly inputs: readonly string[];
  readonly bills: ReadingPair;
  readonly lines: LineOptions;
  readonly read: BillReader;
}

/**
 * Findings with the evidence that a first reading does not keep: the line of free rows that cost something, and of a
 * line with two contents what each says. What is not found stays without.
 */
export async function withEvidence({ cube, findings }: Checked, searched: Searched): Promise<Checked> {
  const lines = await chargedLines(findings, searched);
  const shown: Finding[] = [];
  for (const finding of findings) {
    const places: FindingPlace[] = [];
    for (const place of finding.places) {
      const placed = withLine(place, lines);
      places.push(finding.code === 'CHANGED_LINE' ? await compared(placed, searched) : placed);
    }
    shown.push({ ...finding, places });
  }
  return { cube, findings: shown };
}

/** Ends a reading in which everything was found. */
class Found extends Error {}

async function chargedLines(
  findings: readonly Finding[],
  { inputs, bills, read }: Searched,
): Promise<ReadonlyMap<RawGroup, number>> {
  const charged = chargedGroups(findings);
  if (charged.size === 0) return new Map();
  const { answers } = bills.real;
  const keys = (answers[0] as FileAnswer).keys;
  const first = new FirstCharged(answers, charged, keys);
  const onLine = (line: BillLine) => first.take(line);
  const keepPace = async () => {
    if (first.hasAll()) throw new Found();
  };
  try {
    await read(inputs, { keys, onLine, keepPace }, { isReread: true });
  } catch (error) {
    if (!(error instanceof Found)) throw error;
  }
  return first.found;
}

/** The two rows read again; left as it is where one of them cannot be. */
async function compared(place: FindingPlace, searched: Searched): Promise<FindingPlace> {
  const { file, line, other } = place;
  if (line === null || other === undefined) return place;
  const here = await lineAt(file, line, searched);
  const there = await lineAt(other.file, other.line, searched);
  return here === undefined || there === undefined ? place : withChanges(place, here, there);
}

async function lineAt(file: string, line: number, { lines }: Searched): Promise<BillLine | undefined> {
  const place = await linePlace(`${file}:${line}`);
  return place && (await findLine(place, { ...lines, keys: [] })).billed;
}
