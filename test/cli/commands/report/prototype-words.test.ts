import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const WORDS = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
const bill = join(folder, 'bill.csv');
const names = join(folder, 'names.csv');
writeFileSync(
  bill,
  handBill(
    WORDS.map((word) => ({ id: `5000001;llm-a;${word};input_token;${word};0`, fee: word, unit: word })),
  ),
);
writeFileSync(names, 'id,name,constructor\n5000001,toString,__proto__\n');

describe.each(['en', 'zh'])('texts that every object has a meaning for: %s', (lang) => {
  it.each(['table', 'md', 'html'])('stand in a %s as they are', async (format) => {
    const args = [
      bill,
      '--names',
      names,
      '--by',
      'channel,fee-type,unit,constructor',
      '--format',
      format,
      '--lang',
      lang,
    ];
    const { stdout, code } = await run(args);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/function|native code|\[object/);
    for (const word of WORDS) expect(stdout.replaceAll('\\', '')).toContain(word);
  });

  it('and in the summary', async () => {
    const { stdout } = await run([bill, '--format', 'table', '--lang', lang]);
    expect(stdout).not.toMatch(/function|native code|\[object/);
  });
});
