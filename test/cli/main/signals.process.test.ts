import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EXECUTABLE, finished, shell, start } from '../../support/cli/spawn.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { manyKeys } from '../commands/report/hand-bill.ts';

const folder = useFolder();
const big = join(folder, 'big.csv');
writeFileSync(big, manyKeys(1000));

describe('signals', () => {
  const cases = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const;

  it.each(cases)('%s while a slow pipe is read: %d, at once, and nothing is left', async (signal, code) => {
    const own = join(folder, signal);
    mkdirSync(own);
    const out = join(own, 'report.csv');
    writeFileSync(out, 'old');
    const fifo = join(folder, `${signal}.fifo`);
    await shell(`mkfifo '${fifo}'`);
    const child = start(process.execPath, [
      EXECUTABLE,
      fifo,
      '-o',
      out,
      '--rejects',
      join(own, 'rejects.csv'),
    ]);
    const writer = start('bash', ['--norc', '-c', `exec 3> '${fifo}'; head -c 3000 '${big}' >&3; sleep 30`]);
    // The rejects file is begun when reading is: its temporary is there until the end.
    while (readdirSync(own).length < 2) await pause(20);
    await pause(200);
    const sent = Date.now();
    child.kill(signal);
    const ran = await finished(child);
    writer.kill();
    expect(ran).toMatchObject({ stdout: '', stderr: '', code });
    expect(Date.now() - sent).toBeLessThan(5000);
    expect(readdirSync(own)).toEqual(['report.csv']);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });

  it('SIGTERM while a pipe has no writer yet', async () => {
    const fifo = join(folder, 'silent.fifo');
    await shell(`mkfifo '${fifo}'`);
    const child = start(process.execPath, [EXECUTABLE, fifo]);
    await pause(1000);
    child.kill('SIGTERM');
    expect(await finished(child)).toMatchObject({ stdout: '', stderr: '', code: 143 });
  });

  it.each(cases)('%s while standard input is slow: %d', async (signal, code) => {
    const child = start(process.execPath, [EXECUTABLE, '-']);
    child.stdin?.write(readFileSync(big).subarray(0, 3000));
    await pause(1000);
    child.kill(signal);
    const [ended] = await once(child, 'exit');
    expect(ended).toBe(code);
  });

  it('SIGINT while a zip on standard input is unpacked leaves no temporary folder', async () => {
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    const zip = zipSync({ 'bill.csv': readFileSync(big) });
    const child = start(process.execPath, [EXECUTABLE, '-'], { env: { TMPDIR: temporary } });
    child.stdin?.write(zip.subarray(0, 1000));
    while (readdirSync(temporary).length === 0) await pause(20);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
