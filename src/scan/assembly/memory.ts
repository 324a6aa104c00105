let top: usize = 0;

/** Takes memory that is never given back; tables that grow are copied and leave at most their own size behind. */
export function allocate(bytes: usize): usize {
  if (top === 0) top = (__heap_base + 63) & ~63;
  const at = top;
  top = (top + bytes + 63) & ~63;
  const needed = ((top + 65535) >> 16) as i32;
  const have = memory.size();
  if (needed > have && memory.grow(max(needed - have, have >> 2)) < 0 && memory.grow(needed - have) < 0) unreachable();
  return at;
}

/** A larger place for the first `bytes` of what lies at `from`; 16 more may be read behind its end. */
export function moved(from: usize, bytes: usize, most: usize): usize {
  const to = allocate(most + 16);
  if (bytes > 0) memory.copy(to, from, bytes);
  return to;
}

/** The same bytes at two places. Behind both there are at least 8 more that may be read. */
// @ts-ignore: decorator
@inline
export function same(a: usize, b: usize, size: u32): bool {
  let at: u32 = 0;
  for (; at + 16 <= size; at += 16) {
    if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false;
  }
  for (; at + 8 <= size; at += 8) {
    if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  }
  return at === size || ((load<u64>(a + at) ^ load<u64>(b + at)) & lowBytes(size - at)) === 0;
}

/** A mask of the first `bytes` of a word, fewer than 8. */
// @ts-ignore: decorator
@inline
export function lowBytes(bytes: u32): u64 {
  return ((1 as u64) << ((bytes as u64) << 3)) - 1;
}

// A pool of blocks that is emptied between two files.
const BLOCK: usize = 1 << 18;
const MOST_BLOCKS: usize = 1 << 14;
const blockAt: usize = memory.data(16384 * 4);
const blockSize: usize = memory.data(16384 * 4);
let blocks: usize = 0;
let current: usize = 0;
let used: usize = 0;

export function emptyPool(): void {
  current = 0;
  used = 0;
}

/** Memory until the pool is emptied, on an 8-byte border, with 16 bytes behind it that may be read. */
export function take(bytes: usize): usize {
  const size = (bytes + 23) & ~7;
  while (current < blocks) {
    if (used + size <= load<u32>(blockSize + (current << 2))) {
      const at = load<u32>(blockAt + (current << 2)) + used;
      used += size;
      return at;
    }
    current++;
    used = 0;
  }
  if (blocks === MOST_BLOCKS) unreachable();
  const whole = max(size, BLOCK);
  store<u32>(blockAt + (blocks << 2), allocate(whole));
  store<u32>(blockSize + (blocks << 2), whole);
  current = blocks++;
  used = size;
  return load<u32>(blockAt + (current << 2));
}
