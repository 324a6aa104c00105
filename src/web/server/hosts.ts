import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]']);

export function isLoopback(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === 'localhost' || host === '::1';
}

/** Every name by which the server may be asked for, with its port. */
export function allowedHosts(host: string, port: number): ReadonlySet<string> {
  const own = EVERYWHERE.has(host) ? [...addresses(), hostname()] : [host];
  const names = isLoopback(host) ? [...own, ...LOOPBACK] : own;
  const all = EVERYWHERE.has(host) ? [...names, ...LOOPBACK] : names;
  return new Set(all.map((name) => `${bracketed(name)}:${port}`.toLowerCase()));
}

/** The host of the link that is printed: an address that a browser can open. */
export function linkHost(host: string): string {
  return bracketed(
    EVERYWHERE.has(host) ? (addresses().find((each) => !isLoopback(each)) ?? '127.0.0.1') : host,
  );
}

function addresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []);
}

function bracketed(name: string): string {
  return isIPv6(name) ? `[${name}]` : name;
}
