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
    this.inputAt = this.wasm.init(INPUT_BYTES, ODD_LINES, randomWord(), randomWord());
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

/**
 * 64 bits that whoever made a bill cannot foresee, so that no bill can be made whose keys or ids all meet in one slot.
 * V8 seeds its generator from the system's; node:crypto would take as long to load as a small bill takes to read.
 */
function randomWord(): bigint {
  const word = () => BigInt(Math.floor(Math.random() * 2 ** 32));
  return BigInt.asIntN(64, (word() << 32n) | word());
}
