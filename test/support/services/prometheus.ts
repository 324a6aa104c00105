/** Debian's own Prometheus, to read what we wrote: blocks made by promtool, served and queried back. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export function hasPrometheus(): boolean {
  return ['prometheus', 'promtool'].every((name) => spawnSync(name, ['--version']).status === 0);
}

export interface Found {
  readonly metric: Readonly<Record<string, string>>;
  /** Unix time and the value as Prometheus writes it: the shortest text of a double. */
  readonly samples: readonly (readonly [seconds: number, value: string])[];
}

/** A folder of blocks and the server over them. */
export class Prometheus {
  private server: ChildProcess | undefined;
  private port = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** `promtool tsdb create-blocks-from openmetrics`: throws with what promtool says. A month is few blocks, not hundreds. */
  backfill(file: string): void {
    const most = '--max-block-duration=2000h';
    const args = ['tsdb', 'create-blocks-from', most, 'openmetrics', file, join(this.folder, 'data')];
    execFileSync('promtool', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }

  async start(): Promise<void> {
    this.port = await freePort();
    writeFileSync(join(this.folder, 'prometheus.yml'), 'scrape_configs: []\n');
    const args = [
      `--config.file=${join(this.folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(this.folder, 'data')}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${this.port}`,
      '--log.level=error',
    ];
    this.server = spawn('prometheus', args, { stdio: 'ignore' });
    for (let tries = 0; tries < 1500; tries++) {
      const ready = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (ready?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('prometheus does not start');
  }

  async stop(): Promise<void> {
    if (this.server === undefined || this.server.exitCode !== null) return;
    this.server.kill('SIGTERM');
    await once(this.server, 'exit');
  }

  /** An instant query. */
  async at(query: string, seconds: number): Promise<readonly Found[]> {
    return this.ask('query', { query, time: String(seconds) });
  }

  async over(query: string, start: number, end: number, step: number): Promise<readonly Found[]> {
    return this.ask('query_range', { query, start: String(start), end: String(end), step: String(step) });
  }

  private async ask(path: string, params: Record<string, string>): Promise<readonly Found[]> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      body: new URLSearchParams(params),
    });
    const { status, error, data } = (await answer.json()) as {
      status: string;
      error?: string;
      data: { result: { metric: Found['metric']; value?: [number, string]; values?: [number, string][] }[] };
    };
    if (status !== 'success') throw new Error(`${error}: ${params.query}`);
    return data.result.map(({ metric, value, values }) => ({
      metric,
      samples: values ?? (value ? [value] : []),
    }));
  }

  private get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
