import type { ServerResponse } from 'node:http';

export const SAFE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What stands on every answer: nothing is kept, framed, sniffed, or told to another site. */
const SAFE = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': SAFE_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

export const TYPES = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  bytes: 'application/octet-stream',
  events: 'text/event-stream; charset=utf-8',
} as const;

export function safeHeaders(type: keyof typeof TYPES, more: Readonly<Record<string, string>> = {}) {
  return { ...SAFE, 'Content-Type': TYPES[type], ...more };
}

/** Answers whole. The body of a HEAD request is left out by Node itself. */
export function answer(
  response: ServerResponse,
  status: number,
  type: keyof typeof TYPES,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, safeHeaders(type, { 'Content-Length': String(bytes.length), ...more }));
  response.end(bytes);
}
