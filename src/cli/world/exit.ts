/** Exit codes, in one place. */
export const EXIT = {
  ok: 0,
  /** A check or expectation found something. */
  found: 1,
  usage: 2,
  /** Input unreadable, empty of rows, or rows rejected; output that could not be written. */
  input: 3,
  interrupted: 130,
  terminated: 143,
} as const;
