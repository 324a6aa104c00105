import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spoolFolders } from '../../../read/input/spool-folders.ts';
import { pageCode } from '../../../web/document.ts';
import { headingOf } from '../../../web/make-page.ts';
import { Access } from '../../../web/server/access.ts';
import { handler } from '../../../web/server/handler.ts';
import { allowedHosts, isLoopback, linkHost } from '../../../web/server/hosts.ts';
import { listenOn } from '../../../web/server/listen.ts';
import { LiveBill } from '../../../web/server/live-bill.ts';
import { signatureOf } from '../../../web/server/signature.ts';
import { watchFiles } from '../../../web/server/watch.ts';
import { BillError, type Problem, placeOf, tell } from '../../../words/problem.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { pageLang } from '../../output/page.ts';
import type { Context } from '../../world/context.ts';
import { endBySystemWhile, releaseOnSignal, removeOnSignal } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import { BillSource } from './bill-source.ts';
import { openBrowser, openingFiles } from './open-browser.ts';
import { StrayFaults } from './stray-faults.ts';

/** `serve FILES…`: the analytics page on this machine, until a signal ends it. */
export async function serve(
  files: readonly string[],
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { values, selection } = options;
  if (files.length === 0) throw new UsageError({ code: 'SERVE_WITHOUT_FILES' });
  if (files.includes('-')) throw new UsageError({ code: 'SERVE_STDIN' });
  removeOnSignal(spoolFolders);
  removeOnSignal(openingFiles);
  releaseOnSignal(files);
  const faults = new StrayFaults((fault) => void sayFault(fault, context));
  endBySystemWhile(() => faults.isWorking);
  const host = values.host ?? '127.0.0.1';
  const port = portOf(values.port);
  const source = new BillSource(files, options);
  const beside = selection.namesFile === undefined ? [] : [selection.namesFile];
  const signature = () => signatureOf(files, beside);
  // Before they are read: a change while that goes on is one to follow.
  const known = await signature();
  const load = () => faults.during(() => source.load());
  const bill = new LiveBill(await load(), load, problemOf);
  const server = await start({ host, port, bill, source, faults }, options, context);
  const stop = watchFiles({
    paths: [...files, ...beside],
    known,
    signature,
    changed: () => reloaded(bill, context),
  });
  // Signals end the process; nothing else does.
  await new Promise((resolve) => server.on('close', resolve));
  stop();
  return 0;
}

interface Served {
  readonly host: string;
  readonly port: number;
  readonly bill: LiveBill;
  readonly source: BillSource;
  readonly faults: StrayFaults;
}

async function start(served: Served, options: RunOptions, context: Context): Promise<Server> {
  const { host, port, bill, source, faults } = served;
  const lang = pageLang(context.words);
  const code = await pageCode();
  let handle: ReturnType<typeof handler> | undefined;
  const server = await listenOn(host, port, (request, response) => handle?.(request, response)).catch(
    (error) => {
      throw cannotListen(error, host, port);
    },
  );
  const own = (server.address() as AddressInfo).port;
  const access = new Access(allowedHosts(host, own), `bill_analyze_${own}`);
  const link = () => `http://${linkHost(host)}:${own}/?token=${access.linkToken}`;
  const { web } = context.words;
  handle = handler({
    access,
    bill,
    code,
    lang,
    title: () => headingOf(bill.current.rollups.head, lang),
    lines: () => ({ files: source.files, plan: source.plan, reading: source.reading }),
    whileReading: (work) =>
      faults.during(async () => {
        await source.mustBeFiles();
        return work();
      }),
    onRedeemed: () => void context.say(web.serveAgain(link())),
  });
  if (!isLoopback(host)) await context.say(web.serveExposed(host));
  await context.say(web.serveAt);
  await context.write([`${link()}\n`]).catch((error: unknown) => {
    // Nobody has the link.
    server.close();
    server.closeAllConnections();
    throw error;
  });
  if (options.values.open === true && !(await openBrowser(link()))) await context.say(web.serveNoBrowser);
  return server;
}

function portOf(port = 0): number {
  if (port > 65_535) throw new UsageError({ code: 'INVALID_PORT', params: { value: String(port) } });
  return port;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === undefined) return error;
  const params = { host, port: String(port), reason: error.code };
  return new UsageError({ code: 'CANNOT_LISTEN', params });
}

async function reloaded(bill: LiveBill, { words, say }: Context): Promise<void> {
  const { stale } = await bill.reload();
  const time = new Date().toTimeString().slice(0, 8);
  if (stale === undefined) return say(words.web.serveUpdated(time, String(bill.current.rowsRead)));
  const place = placeOf(stale);
  const reason = `${place === '' ? '' : `${place}: `}${tell(stale, words).what}`;
  await say(words.web.serveStale(time, reason));
}

async function sayFault(fault: unknown, { words, say }: Context): Promise<void> {
  const { usage } = words;
  await say(`${usage.errorWord}: ${usage.internalFault((fault as Error)?.message ?? String(fault))}`);
}

/** Whatever fails while it serves is told and survived. */
function problemOf(error: unknown): Problem {
  if (error instanceof BillError) return error.problem;
  const { code, message } = error as NodeJS.ErrnoException;
  return { code: 'UNREADABLE', params: { reason: code ?? message } };
}
