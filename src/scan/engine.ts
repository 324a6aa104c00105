import type { Engine, FileAnswer, LineIds, ReadOptions } from '../read/contract.ts';
import { FileReader } from '../read/file-reader.ts';
import { openText, readThrough } from '../read/read-file.ts';
import type { Source } from '../read/source.ts';
import { scanPlan } from './plan.ts';
import { ScanReader } from './scan-reader.ts';
import { Scanner } from './scanner.ts';

/** The fast reader: same answers as the reference reader, which it asks about everything that is not plain. */
export function fastEngine(): Engine {
  let scanner: Scanner | undefined;
  const own = () => {
    scanner ??= new Scanner();
    return scanner;
  };
  return { read: (source, options) => scanFile(source, options, own()), lineIds: own };
}

async function scanFile(
  source: Source,
  options: ReadOptions,
  scanner: Scanner,
): Promise<FileAnswer | undefined> {
  const opened = await openText(source, options);
  if (opened === undefined) return undefined;
  const plan = canScan(opened.header.carriage, options.seen, scanner)
    ? scanPlan(opened.layout, options.keys)
    : undefined;
  const reader =
    plan === undefined ? new FileReader(opened, options) : new ScanReader(opened, options, scanner, plan);
  return readThrough(opened, reader, options);
}

/** A file with lone CRs as line ends, or a set of line ids that is not the scanner's, is the reference reader's. */
function canScan(carriage: boolean, seen: LineIds | undefined, scanner: Scanner): boolean {
  return !carriage && (seen === undefined || seen === scanner);
}
