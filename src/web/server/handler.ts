import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Lang, words } from '../../words/index.ts';
import { type PageCode, pageDocument, policy } from '../document.ts';
import { factsAnswer } from '../query/answer.ts';
import { bucketName, sceneOf } from '../query/scene.ts';
import { readState, type ViewState } from '../query/state.ts';
import { missingBehind } from '../views/missing.ts';
import type { Access, AccessRefusal } from './access.ts';
import { answer, safeHeaders } from './answer.ts';
import { type FoundLines, findLines, type LineQuery } from './lines.ts';
import type { LiveBill } from './live-bill.ts';
import { Newest } from './newest.ts';
import { signIn } from './sign-in.ts';

/** Browsers that listen at the same time. */
const MOST_LISTENERS = 64;
const HEARTBEAT = 20_000;

export interface HandlerOptions {
  readonly access: Access;
  readonly bill: LiveBill;
  readonly code: PageCode;
  readonly lang: Lang;
  readonly title: () => string;
  /** How the files are read for lines. */
  readonly lines: () => Pick<LineQuery, 'files' | 'plan' | 'reading'>;
  /** Does work that reads the files; rejects whatever becomes of them. */
  readonly whileReading: <T>(work: () => Promise<T>) => Promise<T>;
  /** The link was spent: another one works now. */
  readonly onRedeemed: () => void;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers requests. There are five addresses, and none of them is a path of a file. */
export function handler(options: HandlerOptions): Handle {
  const { access } = options;
  const routes = routesOf(options);
  return (request, response) => {
    const refused = access.refusal(request);
    if (refused !== undefined) return refuse(response, refused);
    const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
    const token = path === '/' ? new URLSearchParams(query).get('token') : null;
    if (token !== null) return enter(request, response, token, options);
    if (!access.hasSession(request)) return signIn(response, options.lang);
    const route = routes.get(path);
    if (route === undefined) return answer(response, 404, 'text', 'not found\n');
    if (access.isForeign(request) && path !== '/') return refuse(response, 403);
    // Whoever asks for no more than the head of an answer has no work done for it.
    if (request.method === 'HEAD' && WORK.has(path)) return answer(response, 200, 'text', '');
    return route(request, response, query);
  };
}

const WORK: ReadonlySet<string> = new Set(['/rollup', '/events', '/lines']);

type Route = (request: IncomingMessage, response: ServerResponse, query: string) => void;

function routesOf(options: HandlerOptions): ReadonlyMap<string, Route> {
  const { bill, code, lang, title } = options;
  const policies = `${policy(code, true)}; frame-ancestors 'none'`;
  const reader = lineReader(options);
  return new Map<string, Route>([
    [
      '/',
      (_, response) => {
        const document = [...pageDocument(code, { lang, title: title() })].join('');
        answer(response, 200, 'html', document, { 'Content-Security-Policy': policies });
      },
    ],
    ['/data', (_, response) => sendData(response, bill)],
    ['/rollup', rollupRoute(options)],
    ['/events', (request, response) => listen(request, response, bill)],
    ['/lines', reader],
  ]);
}

const REASONS: Readonly<Record<AccessRefusal, string>> = {
  400: 'bad request',
  401: 'open the link from the terminal',
  403: 'forbidden',
  405: 'only GET',
  413: 'no request has a body here',
  414: 'the address is too long',
};

function refuse(response: ServerResponse, status: AccessRefusal): void {
  const more = { Connection: 'close', ...(status === 405 ? { Allow: 'GET, HEAD' } : {}) };
  answer(response, status, 'text', `${REASONS[status]}\n`, more);
}

const STEP = '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>…</title>';

/**
 * The token becomes a cookie. The step to the page is one of our own document: a redirect would still be the other
 * site's request where the link was clicked there, and the cookie would not be sent.
 */
function enter(
  { method }: IncomingMessage,
  response: ServerResponse,
  token: string,
  { access, lang, onRedeemed }: HandlerOptions,
): void {
  // Programs that look at a link before a person opens it must not spend it.
  if (method === 'HEAD' && access.isLink(token)) {
    answer(response, 200, 'html', STEP);
    return;
  }
  const cookie = access.redeem(token);
  if (cookie === undefined) {
    signIn(response, lang);
    return;
  }
  onRedeemed();
  answer(response, 200, 'html', STEP, { 'Set-Cookie': cookie });
}

/** Tells the browser of every change of the files, as long as it listens. */
function listen(request: IncomingMessage, response: ServerResponse, bill: LiveBill): void {
  if (bill.listenerCount >= MOST_LISTENERS) {
    answer(response, 503, 'text', 'too many listeners\n');
    return;
  }
  response.writeHead(200, safeHeaders('events'));
  const send = (event: unknown) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  const stop = bill.listen(send);
  const beat = setInterval(() => response.write(': \n\n'), HEARTBEAT);
  beat.unref();
  request.on('close', () => {
    clearInterval(beat);
    stop();
  });
  send(bill.event);
}

/** All groups of a bill; of a large one what it says beside them, for the page asks for roll-ups. */
function sendData(response: ServerResponse, { current, event }: LiveBill): void {
  const { packed, rollups } = current;
  if (packed !== undefined) answer(response, 200, 'bytes', packed);
  else answer(response, 200, 'json', JSON.stringify(factsAnswer(rollups, event.version)));
}

/** The roll-ups for a state of the page, made by the code that makes its pictures. */
function rollupRoute(options: HandlerOptions): Route {
  const { bill, lang } = options;
  const newest = new Newest();
  return (_, response, query) => {
    if (refuseLacking(response, readState(query), options)) return;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    newest
      .run((old) => {
        const { current, event } = bill;
        const signal = AbortSignal.any([old, gone.signal]);
        return current.thread.ask({ address: query, version: event.version, lang }, signal);
      })
      .then(
        (made) => {
          if (made !== undefined) answer(response, 200, 'json', made);
          else answer(response, 503, 'text', 'another request is newer\n', { 'Retry-After': '1' });
        },
        () => answer(response, 500, 'text', 'this could not be rolled up\n'),
      )
      .catch(() => response.destroy());
  };
}

/** What is not on the bill has nothing behind it: the page says so, and does not ask. */
function refuseLacking(response: ServerResponse, { drill }: ViewState, { bill, lang }: HandlerOptions) {
  if (drill === undefined) return false;
  const missing = missingBehind({ store: bill.current.rollups, words: words(lang) }, drill);
  if (missing.length === 0) return false;
  answer(response, 400, 'text', missing.map(({ text }) => `${text}\n`).join(''));
  return true;
}

/** One reading at a time: a bill of gigabytes is not read for everyone at once. */
function lineReader(options: HandlerOptions): Route {
  const { bill, lines, lang, whileReading } = options;
  let isBusy = false;
  return (_request, response, address) => {
    const state = readState(address);
    if (refuseLacking(response, state, options)) return;
    if (isBusy)
      return answer(response, 503, 'text', 'another reading is under way\n', { 'Retry-After': '2' });
    const scene = sceneOf(bill.current.rollups, state, lang);
    const bucket = bucketName(
      bill.current.rollups.buckets[scene.bucket] ?? { currency: null, tax: 'unknown' },
    );
    const { bucket: _, ...outer } = scene.selection;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    isBusy = true;
    const query = {
      ...lines(),
      bucket,
      selections: [outer, ...(state.drill === undefined ? [] : [state.drill])],
      signal: gone.signal,
    };
    whileReading(() => findLines(query))
      .then(
        (answered: FoundLines) => answer(response, 200, 'json', JSON.stringify(answered)),
        () => answer(response, 500, 'text', 'the files could not be read\n'),
      )
      .catch(() => response.destroy())
      .finally(() => {
        isBusy = false;
      });
  };
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const place = text.indexOf(at);
  return place === -1 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
