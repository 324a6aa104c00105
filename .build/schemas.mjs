// Makes the JSON Schemas that ship, each of the table that the program itself goes by: settings files, and outputs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** The schema of settings files, for editors. */
export async function makeSettingsSchema(file) {
  const { settingsSchema } = await imported('src/cli/options/settings/schema.ts');
  writeFileSync(file, `${JSON.stringify(settingsSchema())}\n`);
}

/** The schemas of what is written as JSON, and beside them what the columns of all tables mean. */
export async function makeOutputSchemas(folder) {
  const { schemas, columnsDocument } = await imported('src/cli/schemas/index.ts');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas()))
    writeFileSync(`${folder}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  writeFileSync(`${folder}/columns.json`, `${JSON.stringify(columnsDocument(), null, 2)}\n`);
}

async function imported(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}
