import type { CommandSpec } from './command-spec.ts';
import type { OptionValues, WrittenOptions } from './commands.ts';
import { layersOf } from './settings/layers.ts';
import type { RunSettings } from './settings/run-settings.ts';

/** The options of files that are written; every other option of a file names one to read. */
const WRITTEN: ReadonlySet<string> = new Set(['output', 'rejects']);

/**
 * Every file beside the bills that a run is told of: by its options, by settings whether they have a say in this run or
 * not, and the settings files. An option of a file that is added one day is among them by its flags.
 */
export function filesGiven(
  { options }: Pick<CommandSpec, 'options'>,
  values: OptionValues,
  settings: RunSettings,
): readonly string[] {
  const set = layersOf(settings)
    .flatMap((layer) => layer.values)
    .filter(({ setting }) => setting.kind.type === 'file')
    .map(({ value }) => value);
  const files = settings.files.map(({ path }) => path);
  return [...filesNamed({ options }, values), ...set, ...files].filter((path) => typeof path === 'string');
}

/** Those that options name. */
export function filesNamed(
  { options }: Pick<CommandSpec, 'options'>,
  values: OptionValues | WrittenOptions,
): readonly string[] {
  return options
    .filter(({ key, flags }) => flags.endsWith('<file>') && !WRITTEN.has(key))
    .flatMap(({ key }) => values[key as keyof typeof values] ?? [])
    .filter((path) => typeof path === 'string');
}
