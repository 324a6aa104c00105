import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, settingsOf } from '../../../../src/cli/options/settings/commands.ts';
import { settingsSchema } from '../../../../src/cli/options/settings/schema.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly enum?: readonly string[];
  readonly type?: unknown;
  readonly anyOf?: readonly Schema[];
}

const schema = settingsSchema() as Schema;

describe('the JSON Schema of settings', () => {
  it('knows the keys of a file, and no other', () => {
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(
      [
        ...[
          '$schema',
          'bom',
          'color',
          'commands',
          'currency',
          'decimalMark',
          'delimiter',
          'encoding',
          'excel',
          'expect',
        ],
        ...['lang', 'limits', 'names', 'prefer', 'reader', 'redactKeyFile', 'strict', 'workers'],
      ].sort(),
    );
    for (const each of objectsIn(schema)) expect(each.additionalProperties).toBe(false);
  });

  it('says what may stand there', () => {
    const { properties = {} } = schema;
    expect(properties.prefer).toEqual({
      description: expect.stringContaining('issued again'),
      enum: ['newest', 'oldest', 'none'],
    });
    expect(properties.workers).toMatchObject({ type: 'integer', minimum: 1 });
    expect(properties.expect?.properties?.payable).toMatchObject({ type: ['string', 'number'] });
    expect(properties.limits?.properties?.groups?.anyOf).toHaveLength(2);
    expect(properties.commands?.properties?.check?.properties?.failOn?.enum).toContain('never');
  });

  it('has each command with the settings that it takes', () => {
    const commands = schema.properties?.commands?.properties ?? {};
    expect(Object.keys(commands)).toEqual([
      'report',
      'explain',
      'check',
      'diff',
      'reconcile',
      'pack',
      'serve',
    ]);
    for (const name of COMMAND_NAMES)
      expect(new Set(Object.keys(commands[name]?.properties ?? {}))).toEqual(
        new Set(settingsOf(name).map(({ key }) => key.split('.')[0])),
      );
  });

  it('describes every setting', () => {
    for (const each of leavesIn(schema)) expect(each.description).toMatch(/\S/);
  });
});

function objectsIn(each: Schema): readonly Schema[] {
  const below = Object.values(each.properties ?? {});
  return each.properties === undefined ? [] : [each, ...below.flatMap(objectsIn)];
}

function leavesIn(each: Schema): readonly Schema[] {
  const below = Object.entries(each.properties ?? {}).filter(([key]) => key !== '$schema');
  return each.properties === undefined ? [each] : below.flatMap(([, value]) => leavesIn(value));
}
