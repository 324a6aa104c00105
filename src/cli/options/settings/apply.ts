import { PATTERN_FILTERS } from '../../../cube/filters.ts';
import type { WrittenOptions } from '../commands.ts';
import type { Format } from '../formats.ts';
import { settingsOf } from './commands.ts';
import type { OptionKey, Setting } from './table.ts';
import type { GivenValue } from './validate.ts';

/** What stands in one place: a file, or the environment, which has no name. */
export interface Layer {
  readonly file: string | null;
  readonly values: readonly GivenValue[];
}

/** Settings that took effect, by the file that says them: `null` is the environment. */
export interface SettingsUsed {
  readonly file: string | null;
  readonly keys: readonly string[];
}

export interface Applied {
  readonly options: WrittenOptions;
  readonly used: readonly SettingsUsed[];
  /** The values that took effect. */
  readonly values: readonly GivenValue[];
}

/** A run as the command line has it. */
export interface WrittenRun {
  readonly command: string;
  readonly options: WrittenOptions;
  readonly env: NodeJS.ProcessEnv;
  /** The format that these options make; undefined where the command has none, or they are wrong. */
  formatOf(options: WrittenOptions): Format | undefined;
}

/**
 * Fills in what was not written, from the layers, the first of which goes before the others. A setting waits where it
 * has no meaning beside what was written: it never makes a command line wrong that would be right without it.
 */
export function applySettings(run: WrittenRun, layers: readonly Layer[]): Applied {
  let { options } = run;
  const values: GivenValue[] = [];
  // In the order of the table: what depends on the format stands behind it.
  for (const setting of settingsOf(run.command)) {
    const given = givenBy(setting, run.command, layers);
    if (given === undefined || isWritten(setting, options) || waits(setting, options, run)) continue;
    values.push(given);
    options = withValue(options, given);
  }
  return { options, values, used: usedOf(layers, values) };
}

/** The first layer that says anything decides; in it, what is said for the command goes before what is said for all. */
export function givenBy(
  setting: Setting,
  command: string | undefined,
  layers: readonly Layer[],
): GivenValue | undefined {
  for (const { values } of layers) {
    const own = values.filter((each) => each.setting.key === setting.key);
    const found =
      own.find((each) => each.command === command) ?? own.find((each) => each.command === undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isWritten({ option, part }: Setting, options: WrittenOptions): boolean {
  if (part === undefined) return options[option] !== undefined;
  return options.limit?.some((text) => text.startsWith(`${part}=`)) === true;
}

function waits(setting: Setting, options: WrittenOptions, run: WrittenRun): boolean {
  if (WAITS[setting.option]?.(options, run) === true) return true;
  const format = setting.formats && run.formatOf(options);
  return format !== undefined && setting.formats?.includes(format) === false;
}

type Waits = (options: WrittenOptions, run: WrittenRun) => boolean;

/** Only a reconciliation has a use for these. */
const unlessReconciled: Waits = ({ against, expectPayable }) =>
  against === undefined && expectPayable === undefined;

const WAITS: Readonly<Partial<Record<OptionKey, Waits>>> = {
  // The name of a file says more of the format than a setting; and some options are of one format alone.
  format: ({ output, excel, trace }) => output !== undefined || excel !== undefined || trace !== undefined,
  color: (_, { env }) => (env.NO_COLOR ?? '') !== '' || env.FORCE_COLOR !== undefined,
  redactKeyFile: ({ redact }) => redact !== true,
  expectRows: ({ trace }) => trace !== undefined,
  // What is expected is the payable of the whole bill: a part of it, or another side, is no failure.
  expectPayable: (options, { command }) =>
    FILTERS.some((key) => options[key] !== undefined) ||
    options.trace !== undefined ||
    options.against !== undefined ||
    (command === 'pack' && options.redact === true),
  tolerance: unlessReconciled,
  mapModel: unlessReconciled,
};

/** Filters; the currency of the settings themselves stands behind what is expected in the table. */
const FILTERS = [...PATTERN_FILTERS.map(({ key }) => key), ...(['since', 'until'] as const)];

function withValue(options: WrittenOptions, { setting, value }: GivenValue): WrittenOptions {
  const { option, part } = setting;
  if (part !== undefined) return { ...options, limit: [...(options.limit ?? []), `${part}=${value}`] };
  // What is off need not be said, but for colour, which is on by itself.
  return value === false && option !== 'color' ? options : { ...options, [option]: value };
}

function usedOf(layers: readonly Layer[], taken: readonly GivenValue[]): readonly SettingsUsed[] {
  return layers.flatMap(({ file, values }) => {
    const keys = values.filter((value) => taken.includes(value)).map(keyIn);
    return keys.length === 0 ? [] : [{ file, keys }];
  });
}

/** The key as it leads to a value in its file. */
export function keyIn({ setting, command }: GivenValue): string {
  return command === undefined ? setting.key : `commands.${command}.${setting.key}`;
}
