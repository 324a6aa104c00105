import { BillError } from '../../words/problem.ts';
import { binaryFormat } from '../text/formats.ts';

/** A Parquet file says at its end who has written it. */
const FOOTER = 1 << 20;
const OWN_WRITER = Buffer.from('bill-analyze');

/** Refuses what is no text by what it is. `all` gives the whole file; it is asked for only where its end tells more. */
export async function mustBeText(
  head: Uint8Array,
  file: string,
  all: () => AsyncIterable<Uint8Array>,
): Promise<void> {
  const format = binaryFormat(head);
  if (format === undefined) return;
  if (format.kind === 'old-office') throw new BillError({ code: 'OLD_SPREADSHEET', file });
  const { name } = format;
  if (format.kind === 'archive')
    throw new BillError({ code: 'OTHER_ARCHIVE', file, params: { format: name } });
  if (name === 'Parquet' && (await endOf(all())).includes(OWN_WRITER))
    throw new BillError({ code: 'OWN_FILE', file, params: { kind: 'parquet', files: 1 } });
  throw new BillError({ code: 'OTHER_FORMAT', file, params: { format: name } });
}

/** The footer, which is at the end of as many bytes. */
async function endOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  let end: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) end = Buffer.concat([end, chunk]).subarray(-FOOTER);
  const size = footerSize(end);
  return size === 0 ? end : end.subarray(-size);
}

/** The last eight bytes are the size of the footer and the mark of the format. */
function footerSize(end: Buffer): number {
  return end.length < 8 ? 0 : end.readUInt32LE(end.length - 8) + 8;
}
