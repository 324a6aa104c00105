import type { Content, EarlierLine, LineIds, Place } from '../read/contract/lines.ts';
import { CONTENT_AMOUNTS, CONTENT_TEXTS, OWN_AMOUNTS } from '../read/group/content.ts';
import { FileNumbers } from '../read/group/file-numbers.ts';
import type { ScanExports } from './exports.ts';
import { compiledScanner } from './module.ts';
import { SEEN } from './shared.ts';
import { instantiate } from './webassembly.ts';

/** Bytes that the scanner takes at once; a line that does not fit is read by the reference reader. */
export const INPUT_BYTES = 1 << 20;
const EVENTS = 4096;

/** What the scanner asks while it reads. */
export interface ScanHost {
  /** The TEXT_FLAG of a text of a key that was not met before; its bytes lie at `at`. */
  newText(key: number, at: number, length: number): number;
  /** Whether a group is of another product, by the codes of its texts; asked where the one before may be of another. */
  isOtherProduct(codesAt: number): boolean;
  /** Whether the rows of a group are left to the reference reader, which tells them one by one. */
  isWanted(codesAt: number): boolean;
}

const NO_HOST: ScanHost = { newText: () => 0, isOtherProduct: () => false, isWanted: () => false };

/** One instance of the compiled scanner: its memory, its groups and the lines that it has seen. */
export class Scanner implements LineIds {
  readonly wasm: ScanExports;
  readonly inputAt: number;
  /** Asked about what is new in the current file. */
  host: ScanHost = NO_HOST;
  /** Files of a run, by the numbers that line ids are kept with. */
  readonly files = new FileNumbers();
  private readonly forms = new FileNumbers();
  private bytes: Buffer;

  constructor() {
    const host: ScanHost = {
      newText: (key, at, length) => this.host.newText(key, at, length),
      isOtherProduct: (codesAt) => this.host.isOtherProduct(codesAt),
      isWanted: (codesAt) => this.host.isWanted(codesAt),
    };
    const env = { abort: () => {} };
    this.wasm = instantiate<ScanExports>(compiledScanner(), { host, env });
    this.inputAt = this.wasm.init(INPUT_BYTES, EVENTS, randomWord(), randomWord());
    this.wasm.contentSizes(CONTENT_TEXTS.length, CONTENT_AMOUNTS.length, OWN_AMOUNTS.length);
    this.bytes = Buffer.from(this.wasm.memory.buffer);
  }

  /** The scanner's memory; a new view when it has grown. */
  get memory(): Buffer {
    if (this.bytes.buffer !== this.wasm.memory.buffer) this.bytes = Buffer.from(this.wasm.memory.buffer);
    return this.bytes;
  }

  /** What the rows of a file can be compared in, before any of them is looked up. */
  formed(file: string, form: string): number {
    const number = this.files.of(file);
    this.wasm.setForm(number, this.forms.of(form));
    return number;
  }

  /** Ids of the fast and of the reference reader share the table. */
  findOrKeep(
    key: string | Uint8Array,
    { form, common, own }: Content,
    { file, line }: Place,
  ): EarlierLine | undefined {
    const bytes = typeof key === 'string' ? Buffer.from(key) : key;
    this.wasm.remember(true);
    const at = this.wasm.scratch(bytes.length + common.length + own.length);
    this.memory.set(bytes, at);
    this.memory.set(common, at + bytes.length);
    this.memory.set(own, at + bytes.length + common.length);
    const found = this.wasm.findText(bytes.length, common.length, own.length, this.formed(file, form), line);
    if (found === SEEN.new) return undefined;
    const first = { file: this.files.name(this.wasm.firstFile()), line: this.wasm.firstLine() };
    return { first, same: found === SEEN.same };
  }
}

/**
 * 64 bits that whoever made a bill cannot foresee, so that no bill can be made whose keys or ids all meet in one slot.
 * V8 seeds its generator from the system's; node:crypto would take as long to load as a small bill takes to read.
 */
function randomWord(): bigint {
  const word = () => BigInt(Math.floor(Math.random() * 2 ** 32));
  return BigInt.asIntN(64, (word() << 32n) | word());
}
