import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder, there from its first use until it is removed. */
export interface Folder {
  readonly path: string;
  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  let made: string | undefined;
  const path = () => {
    made ??= mkdtempSync(join(tmpdir(), 'bill-analyze-money-'));
    return made;
  };
  return {
    get path() {
      return path();
    },
    write: (name, content) => {
      const file = join(path(), name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => {
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
    },
  };
}
