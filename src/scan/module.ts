import { SCANNER } from './wasm.generated.ts';
import { compile } from './webassembly.ts';

let compiled: ReturnType<typeof compile> | undefined;

/** The scanner, compiled once a process from the bytes that the build has put beside this file. */
export function compiledScanner(): ReturnType<typeof compile> {
  compiled ??= compile(Buffer.from(SCANNER, 'base64'));
  return compiled;
}
