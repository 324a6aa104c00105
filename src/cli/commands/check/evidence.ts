import type { Checked } from '../../../check/findings/checked.ts';
import {
  chargedGroups,
  FirstLines,
  groupsToFind,
  withChanges,
  withLine,
} from '../../../check/findings/evidence.ts';
import type { Finding, FindingPlace } from '../../../check/findings/finding.ts';
import type { FileAnswer, RawGroup } from '../../../read/contract/answer.ts';
import type { BillLine } from '../../../read/contract/lines.ts';
import { findLine } from '../../../read/files/find-line.ts';
import { linePlace } from '../../../read/files/line-place.ts';
import type { ReadingOptions } from '../../options/run-options.ts';
import { type BillsRead, readBills } from '../../reading/read-bills.ts';
import { secondReading } from '../../reading/second-reading.ts';
import type { Context } from '../../world/context.ts';

/** Lines of mere notes are looked for in bills of at most so many rows: of larger ones `--trace` shows them. */
const MOST_ROWS = 20_000;

/** What is looked through once more: the files as they were named, and what the first reading found in them. */
export interface Searched {
  readonly files: readonly string[];
  readonly bills: BillsRead;
  readonly options: ReadingOptions;
  readonly context: Context;
}

/**
 * Findings with the evidence that a first reading does not keep: the first line of each group of rows, and of a line
 * with two contents what each says. What is not found stays without.
 */
export async function withEvidence({ cube, findings }: Checked, searched: Searched): Promise<Checked> {
  const lines = await firstLines(findings, searched);
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

async function firstLines(
  findings: readonly Finding[],
  { files, bills, options, context }: Searched,
): Promise<ReadonlyMap<RawGroup, number>> {
  const { answers } = bills.real;
  const { grave, all } = groupsToFind(findings);
  const rows = answers.reduce((sum, { counts }) => sum + counts.counted, 0);
  const wanted = rows <= MOST_ROWS ? all : grave;
  if (wanted.size === 0) return new Map();
  const keys = (answers[0] as FileAnswer).keys;
  const first = new FirstLines(answers, all, keys, chargedGroups(findings));
  const onLine = (line: BillLine) => first.take(line);
  const keepPace = async () => {
    if (first.has(wanted)) throw new Found();
  };
  try {
    await readBills(files, { keys, onLine, keepPace }, secondReading(options), context);
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

async function lineAt(file: string, line: number, { options }: Searched): Promise<BillLine | undefined> {
  const place = await linePlace(`${file}:${line}`);
  if (place === undefined) return undefined;
  const { limits, allProducts, encoding, delimiter, decimalMark } = options;
  const found = await findLine(place, { keys: [], limits, allProducts, encoding, delimiter, decimalMark });
  return found.billed;
}
