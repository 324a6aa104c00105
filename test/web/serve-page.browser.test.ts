import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { report } from '../support/cli/run.ts';
import { EXECUTABLE, start } from '../support/cli/spawn.ts';
import { MAY } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { figure, hasChromium, plain, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();

describeWith('chromium', hasChromium(), 'the page, served', () => {
  it('shows the lines of the bill, follows a new export, and says so when the files are no longer good', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const bill = join(own, 'may.csv');
    copyFileSync(MAY, bill);
    const child = start(process.execPath, [EXECUTABLE, 'serve', own]);
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const link = chunk.toString().trim();
    const { origin } = new URL(link);
    const { page, complaints, requests } = await visit(link, { origin });
    expect(page.url()).toBe(`${origin}/`);
    const { rows, totals } = await report([MAY, '--by', 'model']);
    expect(await figure(page, 'payable')).toBe(totals[0]?.payable);

    await page.locator('[data-sheet="by-model"] .row-open').nth(1).click();
    await page.click('.ask-lines');
    await page.waitForSelector('[data-sheet="lines"] tbody tr');
    const payables = await page.locator('[data-sheet="lines"] td[data-column="payable"]').allTextContents();
    const sum = payables.reduce((all, text) => all + BigInt(Math.round(Number(plain(text)) * 1e10)), 0n);
    expect(sum).toBe(BigInt(Math.round(Number(rows[1]?.payable) * 1e10)));
    expect(payables).toHaveLength(rows[1]?.rows as number);
    await page.click('.behind > header button');

    const lines = readFileSync(MAY, 'utf8').trimEnd().split('\n');
    writeFileSync(bill, `${lines.slice(0, 60).join('\n')}\n`);
    await page.waitForSelector('.notice p', { timeout: 60_000 });
    expect(await page.textContent('.notice')).toContain('A new export arrived');
    const shorter = await report([own, '--by', 'model']);
    expect(await figure(page, 'payable')).toBe(shorter.totals[0]?.payable);

    writeFileSync(bill, lines.slice(0, 60).join('\n').slice(0, -300));
    await page.waitForSelector('.notice.bad p', { timeout: 60_000 });
    expect(await page.textContent('.notice')).toContain(`${bill}:`);
    expect(await figure(page, 'payable')).toBe(shorter.totals[0]?.payable);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });

    child.kill();
    await expect.poll(() => page.textContent('.notice'), { timeout: 30_000 }).toContain('connection');
    expect(await figure(page, 'payable')).toBe(shorter.totals[0]?.payable);
  }, 180_000);
});
