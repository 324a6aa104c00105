import { randomBytes } from 'node:crypto';
import type { LineIds } from '../read/contract.ts';
import type { ScanExports } from './exports.ts';
import { compiledScanner } from './module.ts';
import { instantiate } from './webassembly.ts';

/** Bytes that the scanner takes at once; a line that does not fit is read by the reference reader. */
export const INPUT_BYTES = 1 << 20;
const ODD_LINES = 4096;

/** One instance of the compiled scanner: its memory, its groups and the line ids that it has seen. */
export class Scanner implements LineIds {
  readonly wasm: ScanExports;
  readonly inputAt: number;
  /** Asked for the flags of each new group. */
  onGroup: (group: number) => number = () => 0;
  private bytes: Buffer;

  constructor() {
    const host = { newGroup: (group: number) => this.onGroup(group) };
    const env = { abort: () => {} };
    this.wasm = instantiate<ScanExports>(compiledScanner(), { host, env });
    const seed = randomBytes(16);
    this.inputAt = this.wasm.init(INPUT_BYTES, ODD_LINES, seed.readBigInt64LE(0), seed.readBigInt64LE(8));
    this.bytes = Buffer.from(this.wasm.memory.buffer);
  }

  /** The scanner's memory; a new view when it has grown. */
  get memory(): Buffer {
    if (this.bytes.buffer !== this.wasm.memory.buffer) this.bytes = Buffer.from(this.wasm.memory.buffer);
    return this.bytes;
  }

  /** True when a line id was not there yet. Ids of the fast and of the reference reader share the set. */
  add(id: string): boolean {
    const bytes = Buffer.from(id);
    this.wasm.remember(true);
    const at = this.wasm.scratch(bytes.length);
    bytes.copy(this.memory, at);
    return this.wasm.rememberId(at, bytes.length) === 0;
  }
}
