/** The executable as a server, and what a browser and others send to it. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { EXECUTABLE, start } from '../cli/spawn.ts';

export interface Served {
  readonly child: ChildProcess;
  readonly link: string;
  readonly port: number;
  stderr(): string;
}

/** The executable serving, once it has printed its link. */
export async function served(args: readonly string[]): Promise<Served> {
  const child = start(process.execPath, [EXECUTABLE, 'serve', ...args]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const link = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk;
      if (out.endsWith('\n')) resolve(out.trim());
    });
    child.on('close', () => reject(new Error(said)));
  });
  return { child, link, port: Number(new URL(link).port), stderr: () => said };
}

/** Opens the link; the cookie that a browser would keep. */
export async function entered(server: Served): Promise<string> {
  const { headers, status } = await get(server, server.link.slice(server.link.indexOf('/?')));
  if (status !== 200) throw new Error(`the link answers ${status}`);
  return headers['set-cookie']?.[0] ?? '';
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function get(
  { port }: Served,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
  agent?: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers, ...(agent && { agent }) },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (chunk: Buffer) => parts.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Bytes as they are, and what comes back until the connection ends. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answered = '';
    const done = () => {
      socket.destroy();
      resolve(answered);
    };
    socket.on('data', (chunk) => {
      answered += chunk.toString('latin1');
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.setTimeout(8000, done);
    socket.end(Buffer.from(text, 'latin1'));
  });
}

/** What a browser hears of the files. */
export async function listened({ port }: Served, cookie: string) {
  const waiting: ((event: unknown) => void)[] = [];
  const events: unknown[] = [];
  const asked = request({ host: '127.0.0.1', port, path: '/events', headers: { cookie } });
  asked.on('error', () => {});
  asked.end();
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  response.on('error', () => {});
  response.on('data', (chunk: Buffer) => {
    for (const [, text] of chunk.toString().matchAll(/^data: (.*)$/gm)) {
      const event: unknown = JSON.parse(text as string);
      const next = waiting.shift();
      if (next === undefined) events.push(event);
      else next(event);
    }
  });
  return {
    next: () =>
      new Promise<unknown>((resolve) => {
        if (events.length > 0) resolve(events.shift());
        else waiting.push(resolve);
      }),
    close: () => asked.destroy(),
  };
}
