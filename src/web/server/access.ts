import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not answered, as an HTTP status. */
export type AccessRefusal = 400 | 401 | 403 | 405 | 413 | 414;

const LONGEST_URL = 8192;
/** Browsers that may look at the same time; an older one has to open a fresh link. */
const MOST_SESSIONS = 16;

/**
 * Who may look at the bill. The link that was printed holds a token that works once; it becomes a cookie that other
 * sites' requests never carry. Names of hosts are a fixed list, for another one means that a foreign page has made a
 * name of its own point here (DNS rebinding), and requests of other origins are refused whatever they carry.
 */
export class Access {
  private token = secret();
  private sessions: Buffer[] = [];

  constructor(
    private readonly hosts: ReadonlySet<string>,
    private readonly cookie: string,
  ) {}

  /** The token of the link that works now. */
  get linkToken(): string {
    return this.token;
  }

  /** What is wrong with a request, whoever sends it. */
  refusal({ method, url = '', headers, rawHeaders }: IncomingMessage): AccessRefusal | undefined {
    // Node takes the first of two and something before us may have taken the second.
    if (timesSent(rawHeaders, 'host') > 1) return 400;
    if (!this.hosts.has((headers.host ?? '').toLowerCase())) return 403;
    if (headers.origin !== undefined && !this.hosts.has(hostOf(headers.origin))) return 403;
    if (method !== 'GET' && method !== 'HEAD') return 405;
    if (url.length > LONGEST_URL) return 414;
    if (!url.startsWith('/')) return 400;
    const length = headers['content-length'];
    if (headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')) return 413;
    return undefined;
  }

  /** Whether another site's page has made the browser ask; the page itself and a typed address have not. */
  isForeign({ headers }: IncomingMessage): boolean {
    const site = headers['sec-fetch-site'];
    return site !== undefined && site !== 'same-origin' && site !== 'none';
  }

  /** Whether a token is that of the link that works now. */
  isLink(token: string): boolean {
    return equal(digest(token), digest(this.token));
  }

  /** Spends the token of the link; returns the cookie to set, or undefined where it is another or spent. */
  redeem(token: string): string | undefined {
    if (!this.isLink(token)) return undefined;
    this.token = secret();
    const session = secret();
    this.sessions = [...this.sessions, digest(session)].slice(-MOST_SESSIONS);
    return `${this.cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  hasSession({ headers }: IncomingMessage): boolean {
    const named = `${this.cookie}=`;
    const sent = (headers.cookie ?? '').split(';').map((part) => part.trim());
    const values = sent
      .filter((part) => part.startsWith(named))
      .map((part) => digest(part.slice(named.length)));
    return values.some((value) => this.sessions.some((session) => equal(session, value)));
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function timesSent(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((each, place) => place % 2 === 0 && each.toLowerCase() === name).length;
}

/** Of one length and without the secret's own bytes, so that a comparison tells nothing by its time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function equal(a: Buffer, b: Buffer): boolean {
  return timingSafeEqual(a, b);
}

/** `http://127.0.0.1:8080` → `127.0.0.1:8080`; nothing for `null` and other schemes. */
function hostOf(origin: string): string {
  return /^http:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase() ?? '';
}
