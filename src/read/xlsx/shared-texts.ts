import { BillError } from '../../words/problem.ts';
import type { WorkbookLimits } from '../contract/limits.ts';
import { mustFit, parseAll, unescaped } from './xml.ts';

const BLOCK = 1 << 22;
/** Short texts are the ones that stand in many rows. */
const SHORT = 64;
/** Where a text lies, and its size: a text without a character costs as much. */
const PLACE_BYTES = 16;
const PART = 'xl/sharedStrings.xml';

/**
 * The texts that the cells of a workbook share, by number. A full sheet has millions of them: they are kept as UTF-8
 * outside of the heap of JavaScript, which would end before they do.
 */
export class SharedTexts {
  private readonly blocks: Buffer[] = [];
  /** Free bytes at the end of the last block. */
  private free = 0;
  private bytes = 0;
  private readonly places = new ManyNumbers();
  private readonly sizes = new ManyNumbers();
  private readonly decoded = new Map<number, string>();

  constructor(
    private readonly file: string,
    private readonly most: number,
  ) {}

  add(text: string): void {
    const size = Buffer.byteLength(text);
    this.bytes += size + PLACE_BYTES;
    if (this.bytes > this.most)
      throw new BillError({ code: 'TOO_MANY_TEXTS', file: this.file, params: { limit: this.most } });
    if (size > this.free || this.blocks.length === 0) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, size)));
      this.free = (this.blocks.at(-1) as Buffer).length;
    }
    const block = this.blocks.at(-1) as Buffer;
    const at = block.length - this.free;
    block.write(text, at);
    this.free -= size;
    this.places.push((this.blocks.length - 1) * BLOCK + at);
    this.sizes.push(size);
  }

  /** Undefined for a number that the workbook has no text for. */
  get(index: number): string | undefined {
    const size = this.sizes.get(index);
    if (size === undefined) return undefined;
    if (size > SHORT) return this.decode(index, size);
    const known = this.decoded.get(index);
    if (known !== undefined) return known;
    const text = this.decode(index, size);
    if (this.decoded.size < 100_000) this.decoded.set(index, text);
    return text;
  }

  private decode(index: number, size: number): string {
    const place = this.places.get(index) as number;
    // A text of more than a block has one of its own and begins it.
    const block = this.blocks[Math.floor(place / BLOCK)] as Buffer;
    const at = place % BLOCK;
    return block.toString('utf8', at, at + size);
  }
}

const NUMBERS = 1 << 16;

/** Numbers in blocks: a list that grows in one piece is there twice while it does. */
class ManyNumbers {
  private readonly blocks: Float64Array[] = [];
  private count = 0;

  push(number: number): void {
    if (this.count % NUMBERS === 0) this.blocks.push(new Float64Array(NUMBERS));
    (this.blocks.at(-1) as Float64Array)[this.count++ % NUMBERS] = number;
  }

  get(index: number): number | undefined {
    return index < this.count ? this.blocks[Math.floor(index / NUMBERS)]?.[index % NUMBERS] : undefined;
  }
}

/** Reads the part `xl/sharedStrings.xml`: of rich text all runs, of phonetic hints none. */
export async function readSharedTexts(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limits: WorkbookLimits,
): Promise<SharedTexts> {
  const texts = new SharedTexts(file, limits.texts);
  let text = '';
  let inText = false;
  let inHint = false;
  const elements = {
    open(name: string) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inHint = true;
      else if (name === 't') inText = !inHint;
    },
    close(name: string) {
      if (name === 'si') texts.add(unescaped(text));
      else if (name === 'rPh') inHint = false;
      else if (name === 't') inText = false;
    },
    text(more: string) {
      if (!inText) return;
      mustFit(text, more, limits.field, { file, column: PART });
      text += more;
    },
  };
  await parseAll(chunks, file, elements, limits.depth);
  return texts;
}
