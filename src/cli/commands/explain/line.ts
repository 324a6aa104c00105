import { stat } from 'node:fs/promises';
import { workedIdentities } from '../../../bill/arithmetic.ts';
import { keysFor } from '../../../cube/build.ts';
import { DEFAULT_DIMENSIONS, findDimension } from '../../../cube/dimensions.ts';
import { lineDecoder } from '../../../cube/line.ts';
import { findLine } from '../../../read/files/find-line.ts';
import type { LinePlace } from '../../../read/files/line-place.ts';
import { rowAmounts } from '../../../read/row/row-amounts.ts';
import { lineRecord } from '../../../report/line/json.ts';
import { linePage } from '../../../report/line/page.ts';
import { lineStory } from '../../../report/line/story.ts';
import { BillError } from '../../../words/problem.ts';
import { keepInputs } from '../../options/keep-inputs.ts';
import type { RunOptions } from '../../options/run-options.ts';
import type { Context } from '../../world/context.ts';
import { releaseOnSignal } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import { writeKey } from '../trace/key.ts';
import type { Explained } from './explained.ts';

/** One line of a bill: what stands in it, what it means, and what a report makes of it. */
export async function lineExplained(
  place: LinePlace,
  { reading }: RunOptions,
  { words }: Context,
): Promise<Explained> {
  if (place.line === 0) throw notALine(`${place.file}:0`, place.file);
  releaseOnSignal([place.input]);
  await keepInputs([place.input], reading);
  const keys = keysFor({
    dimensions: DEFAULT_DIMENSIONS.flatMap((name) => findDimension(name)?.columns ?? []),
  });
  const { limits, allProducts, encoding, delimiter, decimalMark } = reading;
  const found = await findLine(place, { keys, limits, allProducts, encoding, delimiter, decimalMark });
  const identities = found.row === undefined ? [] : workedIdentities(rowAmounts(found.row));
  const story = lineStory(found, identities, found.billed && lineDecoder(keys)(found.billed));
  return { record: lineRecord(story, words), page: linePage(story, words, writeKey) };
}

const BILL_LINE = /^[^;]+\.(?:csv|tsv|txt|gz|zip|xlsx(?:\/[^/]+)?):\d+$/is;

/**
 * What is no line of a file that is there is an Instance ID, but not where it can only have been meant as one: a file
 * without a line, or a line of a bill that is not there.
 */
export async function mustNotBeFile(text: string): Promise<void> {
  for (const file of [text, text.replace(/:[^:/]*$/, '')]) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() === true) throw notALine(text, file);
  }
  if (BILL_LINE.test(text)) throw new BillError({ code: 'NOT_FOUND', file: text.replace(/:\d+$/, '') });
}

function notALine(text: string, file: string): UsageError {
  return new UsageError({ code: 'LINE_NOT_NAMED', params: { text, file } });
}
