/** In the name of tests that were skipped: the program that they want. */
export const NEEDS = /\(needs (\S+)\)/;
