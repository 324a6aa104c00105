import { words } from '../../../words/index.ts';
import { optionSpecOf } from './commands.ts';
import { type Kind, SIZE_PATTERN } from './kinds.ts';
import { fileShape, type SettingsShape } from './shape.ts';
import type { Setting } from './table.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a settings file, for editors: of the same table that validates it. */
export function settingsSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'bill-analyze settings',
    description: 'bill-analyze.json of a project, or config.json of a user. Paths are relative to the file.',
    ...schemaOf(fileShape()),
  };
}

function schemaOf(shape: SettingsShape): Schema {
  if ('ignored' in shape) return { type: 'string' };
  if ('setting' in shape)
    return { description: descriptionOf(shape.setting), ...kindSchema(shape.setting.kind) };
  const properties = Object.fromEntries([...shape.keys].map(([key, below]) => [key, schemaOf(below)]));
  return { type: 'object', additionalProperties: false, properties };
}

function descriptionOf(setting: Setting): string {
  const spoken = words('en');
  if (setting.part !== undefined) return `Limit "${setting.part}": ${setting.fallback} without it.`;
  const spec = optionSpecOf(setting);
  const { options } = spoken.usage;
  return spec?.describe?.(spoken) ?? (options as Readonly<Record<string, string>>)[setting.option] ?? '';
}

/** Not blank. */
const TEXT: Schema = { type: 'string', pattern: '\\S' };

function kindSchema(kind: Kind): Schema {
  switch (kind.type) {
    case 'switch':
      return { type: 'boolean' };
    case 'choice':
      return { enum: kind.among };
    case 'count':
      return { type: 'integer', minimum: kind.least, ...(kind.most !== undefined && { maximum: kind.most }) };
    case 'size':
      return {
        anyOf: [
          { type: 'integer', minimum: 1 },
          { type: 'string', pattern: SIZE_PATTERN },
        ],
      };
    case 'amount':
      return { type: ['string', 'number'] };
    case 'texts':
      return { anyOf: [TEXT, { type: 'array', items: TEXT, minItems: 1 }] };
    default:
      return TEXT;
  }
}
