import { stat } from 'node:fs/promises';
import { writeCellKey } from '../../../cube/cell-key.ts';
import type { LinePlace } from '../../../read/files/line-place.ts';
import { explainLine } from '../../../report/line/explain-line.ts';
import { lineRecord } from '../../../report/line/json.ts';
import { linePage } from '../../../report/line/page.ts';
import { BillError } from '../../../words/problem.ts';
import { keepInputs } from '../../options/keep-inputs.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { lineOptions } from '../../reading/line-options.ts';
import type { Context } from '../../world/context.ts';
import { releaseOnSignal } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import type { Explained } from './explained.ts';

/** One line of a bill, for every writer. */
export async function lineExplained(
  place: LinePlace,
  { reading }: RunOptions,
  { words }: Context,
): Promise<Explained> {
  if (place.line === 0) throw notALine(`${place.file}:0`, place.file);
  releaseOnSignal([place.input]);
  await keepInputs([place.input], reading);
  const story = await explainLine(place, lineOptions(reading));
  return { record: lineRecord(story, words), page: linePage(story, words, writeCellKey) };
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
