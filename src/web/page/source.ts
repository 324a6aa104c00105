import type { Store } from '../pack/store.ts';
import { unpack } from '../pack/unpack.ts';

/** Where the page has its groups from: itself, or the server that it came from. */
export const EMBEDDED = 'bill-data';

/** Whether the page was made whole, or comes from `bill-analyze serve`. */
export function isServed(): boolean {
  return document.getElementById(EMBEDDED) === null;
}

/** An old browser that has no way to unpack. */
export class TooOld extends Error {}

export async function openStore(): Promise<Store> {
  if (typeof DecompressionStream === 'undefined') throw new TooOld();
  const embedded = document.getElementById(EMBEDDED);
  return unpack(await inflated(embedded === null ? await fetched() : fromBase64(embedded.textContent ?? '')));
}

async function fetched(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch('data', { cache: 'no-store' });
  if (!response.ok) throw new Error(`data: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
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
