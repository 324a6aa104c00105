import type { Layer } from './apply.ts';
import { settingsInVariables, type VariableValue } from './environment.ts';
import type { FoundFile, Standing } from './find.ts';
import { loadFile, type SettingsFile } from './load.ts';

/** All that settings say, in the order in which they decide: the environment, the project, the user. */
export interface Settings {
  readonly variables: readonly VariableValue[];
  readonly files: readonly SettingsFile[];
}

/** Throws a UsageError for the first thing that is wrong. */
export function readSettings(
  found: readonly FoundFile[],
  standing: Standing,
  uid: number | undefined,
): Settings {
  return {
    variables: settingsInVariables(standing.env, standing.cwd),
    files: found.map((file) => loadFile(file, standing, uid)),
  };
}

export function layersOf({ variables, files }: Settings): readonly Layer[] {
  return [{ file: null, values: variables }, ...files];
}

/** The language that is set for all commands, in which a command line is understood or refused. */
export function langSet(settings: Settings): string | undefined {
  const values = layersOf(settings).flatMap((layer) => layer.values);
  const found = values.find(({ setting, command }) => setting.key === 'lang' && command === undefined);
  return found === undefined ? undefined : String(found.value);
}
