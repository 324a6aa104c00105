import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../src/web/wire/unpack.ts';
import { report } from '../support/cli/run.ts';
import { shell, spawned } from '../support/cli/spawn.ts';
import { MAY } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { entered, get, listened, raw, type Served, served } from '../support/services/served.ts';

const folder = useFolder();

describe('serve', () => {
  const bill = join(folder, 'may.csv');
  let server: Served;
  let cookie: string;
  beforeAll(async () => {
    copyFileSync(MAY, bill);
    server = await served([bill]);
    cookie = await entered(server);
  });
  afterAll(() => server.child.kill());

  it('prints a link to this machine that works once, and then a fresh one', async () => {
    expect(server.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const spent = await get(server, server.link.replace(/^[^?]*/, '/'));
    expect(spent.status).toBe(401);
    expect(spent.headers['set-cookie']).toBeUndefined();
    const told = () => /http:\S+(?=\n)/.exec(server.stderr())?.[0] ?? '';
    // The answer may be here before what was written beside it.
    await expect.poll(told, { timeout: 10_000 }).not.toBe('');
    const fresh = told();
    expect(fresh).not.toBe(server.link);
    expect((await get(server, fresh.slice(fresh.indexOf('/?')))).headers['set-cookie']).toHaveLength(1);
  });

  it('gives the cookie to the browser alone, and answers with every safe header', async () => {
    expect(cookie).toMatch(/^bill_analyze_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    for (const path of ['/', '/data', '/nothing']) {
      const { headers } = await get(server, path, { cookie });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none';/);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('serves the same groups as the command line reads', async () => {
    const store = unpack(gunzipSync((await get(server, '/data', { cookie })).body));
    const { proof } = await report([MAY]);
    expect(store.head.proof).toMatchObject({ rowsRead: proof.rows_read, counted: proof.counted });
  });

  it.each([
    ['no cookie', {}],
    ['another cookie', { cookie: 'bill_analyze_1=x' }],
    ['a made-up session', { cookie: 'SESSION=x' }],
    ['an empty session', { cookie: 'SESSION=' }],
  ])('without a session there is nothing: %s', async (_, headers: Readonly<Record<string, string>>) => {
    const name = cookie.split('=')[0] as string;
    const sent = Object.fromEntries(
      Object.entries(headers).map(([key, value]) => [key, value.replace('SESSION', name)]),
    );
    for (const path of ['/', '/data', '/events', '/lines', '/?token=', '/?token=wrong']) {
      const { status, body } = await get(server, path, sent);
      expect([path, status]).toEqual([path, 401]);
      expect(body.toString()).not.toContain('qwen');
    }
  });

  it.each([
    ['evil.example', 403],
    ['evil.example:PORT', 403],
    ['127.0.0.1', 403],
    ['127.0.0.1:1', 403],
    ['127.0.0.1.evil.example:PORT', 403],
    ['0.0.0.0:PORT', 403],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['127.0.0.1:PORT', 200],
  ])('Host %s: %d', async (host, status) => {
    const headers = { cookie, host: host.replace('PORT', String(server.port)) };
    expect((await get(server, '/data', headers)).status).toBe(status);
  });

  it.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['https://127.0.0.1:PORT', 403],
    ['http://127.0.0.1:1', 403],
    ['http://127.0.0.1:PORT', 200],
  ])('Origin %s: %d', async (origin, status) => {
    const headers = { cookie, origin: origin.replace('PORT', String(server.port)) };
    expect((await get(server, '/data', headers)).status).toBe(status);
  });

  it("another site's page gets nothing, even with the cookie", async () => {
    for (const site of ['cross-site', 'same-site'])
      expect((await get(server, '/data', { cookie, 'sec-fetch-site': site })).status).toBe(403);
    expect((await get(server, '/data', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is refused', async (method) => {
    const { status, headers } = await get(server, '/data', { cookie }, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('a HEAD does not spend the link', async () => {
    const own = await served([MAY]);
    const path = own.link.slice(own.link.indexOf('/?'));
    for (let times = 0; times < 3; times++) {
      const { status, headers } = await get(own, path, {}, 'HEAD');
      expect([status, headers['set-cookie']]).toEqual([200, undefined]);
    }
    expect((await get(own, '/?token=wrong', {}, 'HEAD')).status).toBe(401);
    expect((await get(own, path)).headers['set-cookie']).toHaveLength(1);
    own.child.kill();
  });

  it.each(['/rollup', '/events', '/lines'])('a HEAD of %s has no work done', async (path) => {
    const { status, body } = await get(server, path, { cookie }, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
  });

  it('HEAD is answered without a body', async () => {
    const { status, body } = await get(server, '/data', { cookie }, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
  });

  it.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/may.csv',
    '/may.csv',
    '//etc/passwd',
    '/data/../may.csv',
    '/page.js',
    '/data/',
  ])('there is no file at %s', async (path) => {
    const { status, body } = await get(server, path, { cookie });
    expect([status, body.toString()]).toEqual([404, 'not found\n']);
  });

  it('an address that is too long, and a body', async () => {
    expect((await get(server, `/lines?${'x'.repeat(9000)}`, { cookie })).status).toBe(414);
    expect((await get(server, '/data', { cookie, 'content-length': '5' }, 'GET', 'hello')).status).toBe(413);
  });

  it.each([
    ['two hosts', 'GET /data HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\nCOOKIE\r\n\r\n'],
    [
      'the same host twice',
      'GET /data HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nhost: 127.0.0.1:PORT\r\nCOOKIE\r\n\r\n',
    ],
    ['two hosts in one', 'GET /data HTTP/1.1\r\nHost: 127.0.0.1:PORT, evil.example\r\nCOOKIE\r\n\r\n'],
    [
      'another host first',
      'GET /data HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:PORT\r\nCOOKIE\r\n\r\n',
    ],
    ['no request', 'hello\r\n\r\n'],
    ['a request without a host', 'GET / HTTP/1.1\r\n\r\n'],
    ['another protocol', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['a proxy request', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'],
    ['a whole address', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n'],
    [
      'two lengths',
      'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    [
      'chunks and a length',
      'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n',
    ],
    ['a header of 64 KiB', `GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`],
    ['a thousand headers', `GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n${'X: y\r\n'.repeat(3000)}\r\n`],
    ['bytes', '\u0000\u0001\u0002\u00ff\r\n\r\n'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
    [
      'an upgrade',
      'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
    ['half a request', 'GET / HTTP/1.1\r\nHo'],
  ])('survives %s', async (_, text) => {
    const sent = text.replaceAll('PORT', String(server.port)).replace('COOKIE', `Cookie: ${cookie}`);
    const answered = await raw(server.port, sent);
    expect(answered).not.toMatch(/^HTTP\/1\.1 200/);
    expect(answered).not.toContain('qwen');
    expect((await get(server, '/data', { cookie })).status).toBe(200);
  });

  it('answers 1,000 requests at once', async () => {
    const agent = new Agent({ maxSockets: 1000 });
    const paths = ['/data', '/', '/nothing', '/?token=wrong'];
    const all = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        get(server, paths[n % 4] as string, { cookie }, 'GET', '', agent),
      ),
    );
    agent.destroy();
    const counts = new Map<number, number>();
    for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
    expect([...counts].sort()).toEqual([
      [200, 500],
      [401, 250],
      [404, 250],
    ]);
  });

  it.each([
    ['behind=1&d.model=x', 'Model "x" is not on this bill, so there is nothing behind it to show.\n'],
    ['behind=1&d.model=x&d.model=qwen-max&d.day=2026-13-01', 'Model "x" is not'],
    ['behind=1&d.nothing=x', '"x" is not on this bill'],
    ['behind=1&d.__proto__=x', '"x" is not on this bill'],
    ['behind=1&d.constructor=', 'is not on this bill'],
  ])('says what is asked for and not on the bill: %s', async (query, text) => {
    for (const path of ['/rollup', '/lines']) {
      const { status, body } = await get(server, `${path}?${query}`, { cookie });
      expect([path, status, body.toString()]).toEqual([path, 400, expect.stringContaining(text)]);
    }
  });

  it.each([
    ['behind=1', 1],
    ['behind=1&f.model=x', 0],
    ['behind=1&behind.since=2031-01-01', 0],
    ['behind=1&f.model=qwen-max&d.model=qwen-plus', 0],
    ['bucket=x&month=x&stack=x&grain=x&measure=unit:x', 1],
  ])('rolls up, were it nothing: %s', async (query, least) => {
    const { status, body } = await get(server, `/rollup?${query}`, { cookie });
    const { folds } = JSON.parse(body.toString()) as { folds: [string, unknown[]][] };
    expect([status, folds.some(([, groups]) => groups.length > 0)]).toEqual([200, least > 0]);
  });

  it('of many questions at once the newest is answered, and the others may ask again', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        get(server, `/rollup?grain=hour&stack=api_key_id&month=${n}`, { cookie }),
      ),
    );
    const statuses = all.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await get(server, '/rollup', { cookie })).status).toBe(200);
  });

  it('shows the lines behind a figure, as many as the command line counts', async () => {
    const query = new URLSearchParams({ 'f.model': 'qwen-max', behind: '1', 'd.channel_name': 'api' });
    const { status, body } = await get(server, `/lines?${query}`, { cookie });
    const found = JSON.parse(body.toString()) as {
      columns: string[];
      rows: (string | null)[][];
      more: boolean;
    };
    expect(status).toBe(200);
    const { rows, proof } = await report([MAY, '--model', 'qwen-max', '--channel', 'api', '--by', 'model']);
    expect(proof.counted).toBeGreaterThan(1);
    expect(found.rows).toHaveLength(proof.counted as number);
    const column = (name: string) => found.columns.indexOf(name);
    const sum = found.rows.reduce(
      (all, row) => all + BigInt(Math.round(Number(row[column('payable')]) * 1e10)),
      0n,
    );
    expect(sum).toBe(BigInt(Math.round(Number(rows[0]?.payable) * 1e10)));
    const written = readFileSync(MAY, 'utf8').split('\n');
    for (const row of found.rows) expect(written[Number(row[column('line')]) - 1]).toContain('qwen-max');
    expect(found.more).toBe(false);
  });
});

describe('serve, while its files change', () => {
  let server: Served | undefined;
  afterEach(() => server?.child.kill());

  it('follows a new export, and keeps the last good state of one that is cut, damaged, empty or gone', async () => {
    const own = join(folder, 'changing');
    mkdirSync(own);
    const bill = join(own, 'may.csv');
    const whole = readFileSync(MAY, 'utf8');
    const lines = whole.trimEnd().split('\n');
    const firstRows = `${lines.slice(0, 40).join('\n')}\n`;
    writeFileSync(bill, firstRows);
    server = await served([own]);
    const cookie = await entered(server);
    const events = await listened(server, cookie);
    expect(await events.next()).toEqual({ version: 1 });
    const rows = async () =>
      unpack(gunzipSync((await get(server as Served, '/data', { cookie })).body)).head.proof.rowsRead;
    expect(await rows()).toBe(39);

    writeFileSync(`${bill}.new`, whole);
    renameSync(`${bill}.new`, bill);
    expect(await events.next()).toEqual({ version: 2 });
    expect(await rows()).toBe(100);

    writeFileSync(bill, whole.slice(0, 60_000));
    expect(await events.next()).toMatchObject({ version: 2, stale: { file: bill } });
    expect(await rows()).toBe(100);

    writeFileSync(bill, '');
    expect(await events.next()).toMatchObject({ version: 2, stale: { code: expect.any(String) } });
    rmSync(bill);
    expect(await events.next()).toMatchObject({ version: 2, stale: { code: 'EMPTY_FOLDER' } });
    expect(await rows()).toBe(100);

    writeFileSync(bill, firstRows);
    expect(await events.next()).toEqual({ version: 3 });
    expect(await rows()).toBe(39);
    appendFileSync(bill, `${lines.slice(40).join('\n')}\n`);
    expect(await events.next()).toEqual({ version: 4 });
    expect(await rows()).toBe(100);
    events.close();
  }, 150_000);

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %d, listeners and all', async (signal, code) => {
    const own = await served([MAY]);
    const cookie = await entered(own);
    const events = await listened(own, cookie);
    await events.next();
    own.child.kill(signal);
    const [ended] = (await once(own.child, 'close')) as [number | null];
    expect(ended).toBe(code);
    events.close();
  });
});

describe('serve, told what it cannot do', () => {
  it.each([
    [['serve'], 2, 'serve needs files'],
    [['serve', '-'], 2, 'not standard input'],
    [['serve', MAY, '--port', '70000'], 2, 'is not a port'],
    [['serve', MAY, '--port', 'x'], 2, '--port'],
    [['serve', MAY, '--host', '192.0.2.1'], 2, 'cannot listen on 192.0.2.1'],
    [['serve', join(folder, 'nothing.csv')], 3, 'no such file'],
    [['serve', MAY, '--reader', 'x'], 2, 'x'],
    [[MAY, '-o', join(folder, 'a.html'), '--by', 'model'], 2, '--by is for tables'],
  ] as const)('%j: %d', async (args, code, text) => {
    const ran = await spawned(args);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toContain(text);
    expect(ran.stderr).not.toMatch(/^ +at /m);
  });

  it.each([
    ['stdout is full', '> /dev/full', 3, 'cannot write (ENOSPC)'],
    ['nobody reads the link', '| true', 0, ''],
  ])('ends where %s: nobody has the link', async (_, where, code, text) => {
    const ran = await shell(`bill-analyze serve '${MAY}' ${where}; exit \${PIPESTATUS[0]}`);
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(text)]);
  });

  it('a port that is taken', async () => {
    const first = await served([MAY]);
    const ran = await spawned(['serve', MAY, '--port', String(first.port)]);
    first.child.kill();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('EADDRINUSE');
  });

  it('another address is listened on with a warning', async () => {
    const open = await served([MAY, '--host', '0.0.0.0']);
    expect(open.stderr()).toMatch(/^warning: listening on 0\.0\.0\.0/m);
    expect((await get(open, '/data', { host: `evil.example:${open.port}` })).status).toBe(403);
    expect((await get(open, '/data')).status).toBe(401);
    open.child.kill();
  });
});
