// Makes the JSON Schema of settings files, for editors, of the table that validates them.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

export async function makeSettingsSchema(file) {
  const { outputFiles } = await build({
    entryPoints: ['src/cli/options/settings/schema.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  const { settingsSchema } = await import(`data:text/javascript;base64,${text}`);
  writeFileSync(file, `${JSON.stringify(settingsSchema())}\n`);
}
