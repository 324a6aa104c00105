import type { FactsAnswer } from '../query/answer.ts';
import { type Rollups, rollupsOf } from '../query/rollups.ts';
import { unpack } from '../wire/unpack.ts';

/** Where the page has its groups from: itself, or the server that it came from. */
export const EMBEDDED = 'bill-data';

/** All groups of a bill, or of one that is too large for a page what it says beside them: then the server rolls up. */
export type OpenedPage =
  | { readonly kind: 'whole'; readonly rollups: Rollups }
  | { readonly kind: 'rolled'; readonly facts: FactsAnswer };

/** Whether the page was made whole, or comes from `bill-analyze serve`. */
export function isServed(): boolean {
  return document.getElementById(EMBEDDED) === null;
}

/** An old browser that has no way to unpack. */
export class TooOld extends Error {}

export async function openBill(): Promise<OpenedPage> {
  if (typeof DecompressionStream === 'undefined') throw new TooOld();
  const embedded = document.getElementById(EMBEDDED);
  return embedded === null ? fetched() : opened(fromBase64(embedded.textContent ?? ''));
}

async function fetched(): Promise<OpenedPage> {
  const response = await fetch('data', { cache: 'no-store' });
  if (!response.ok) throw new Error(`data: ${response.status}`);
  if (response.headers.get('Content-Type')?.startsWith('application/json'))
    return { kind: 'rolled', facts: (await response.json()) as FactsAnswer };
  return opened(new Uint8Array(await response.arrayBuffer()));
}

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPage> {
  return { kind: 'whole', rollups: rollupsOf(unpack(await inflated(bytes))) };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
