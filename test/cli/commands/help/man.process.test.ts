import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../../package.json' with { type: 'json' };
import { COMMANDS } from '../../../../src/cli/options/commands.ts';
import { OPTIONS } from '../../../../src/cli/options/options.ts';
import { cleanEnv } from '../../../support/cli/ran.ts';
import { ROOT } from '../../../support/files/samples.ts';
import { describeWith } from '../../../support/services/describe-with.ts';

const PAGE = join(ROOT, packageJson.man);
const hasMan = existsSync('/usr/bin/man') && existsSync('/usr/bin/groff');

async function shown(): Promise<{ stdout: string; stderr: string }> {
  const env = cleanEnv({ LC_ALL: 'C', MANWIDTH: '200', MAN_KEEP_FORMATTING: undefined });
  return promisify(execFile)('man', ['--warnings', '-l', PAGE], { env });
}

describe('the manual page', () => {
  it('is where the package says, and names the version', () => {
    expect(readFileSync(PAGE, 'utf8')).toContain(packageJson.version);
  });
});

describeWith('man', hasMan, 'man shows', () => {
  it('the page without a warning', async () => {
    expect((await shown()).stderr).toBe('');
  });

  it('every option of every command', async () => {
    const text = (await shown()).stdout;
    for (const { flags } of [...OPTIONS, ...COMMANDS.flatMap(({ options }) => options)])
      expect(text).toContain(flags.replace(/ <.*/, ''));
    for (const { flags } of OPTIONS) expect(text).toContain(flags);
    for (const { name } of COMMANDS) expect(text).toMatch(new RegExp(`^ +${name} [<[]`, 'm'));
  });
});
