// Keyed 128-bit digests: SipHash-1-3, keyed at random for each run, so that nobody can make two ids that collide.
import { lowBytes } from './memory';

let key0: u64 = 0;
let key1: u64 = 0;
export let digestLow: u64 = 0;
export let digestHigh: u64 = 0;

export function seedDigest(low: u64, high: u64): void {
  key0 = low;
  key1 = high;
}

/** The digest of the bytes, in `digestLow` and `digestHigh`. Up to 8 bytes behind them are read. */
export function digest(at: usize, length: u32): void {
  let v0 = key0 ^ 0x736f6d6570736575;
  let v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
  let v2 = key0 ^ 0x6c7967656e657261;
  let v3 = key1 ^ 0x7465646279746573;
  const end = at + ((length as usize) & ~7);
  let p = at;
  const last: u64 = (length as u64) << 56;
  for (;;) {
    const word = p < end ? load<u64>(p) : last | load<u64>(end) & lowBytes(length & 7);
    v3 ^= word;
    v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
    v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
    v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
    v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    v0 ^= word;
    if (p >= end) break;
    p += 8;
  }
  v2 ^= 0xee;
  for (let half = 0; half < 2; half++) {
    for (let i = 0; i < 3; i++) {
      v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
      v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
      v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
      v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    }
    if (half === 0) {
      digestLow = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
    }
  }
  digestHigh = v0 ^ v1 ^ v2 ^ v3;
}
