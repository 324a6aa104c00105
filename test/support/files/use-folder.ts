import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for a test file's own bills and outputs, gone when the file is done. */
export function useFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'bill-analyze-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
