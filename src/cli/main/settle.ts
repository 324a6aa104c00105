import type { CommandSpec } from '../options/command-spec.ts';
import type { WrittenOptions } from '../options/commands.ts';
import { OWN_AFFAIRS } from '../options/commands.ts';
import { resolveFormat } from '../options/format.ts';
import { applySettings } from '../options/settings/apply.ts';
import { settingsOf } from '../options/settings/commands.ts';
import type { FoundFile, Standing } from '../options/settings/find.ts';
import { langSet, layersOf, readSettings, type Settings } from '../options/settings/layers.ts';
import type { RunSettings } from '../options/settings/run-settings.ts';
import { UsageError } from '../world/usage-error.ts';
import type { World } from '../world/world.ts';
import type { Task } from './program.ts';

/** Settings that were read, before the command line is understood. */
export interface SettingsRead {
  /** The language that is set for all commands. */
  readonly lang: string | undefined;
  /** A task with what settings say where the command line says nothing. */
  settle(task: Task, world: World): SettledTask;
}

export interface SettledTask {
  readonly task: Task;
  readonly settings?: RunSettings;
}

/** What is wrong with settings is told when a task needs them: help does not. */
export function readSettingsAt(found: readonly FoundFile[], standing: Standing): SettingsRead {
  try {
    const settings = readSettings(found, standing, process.getuid?.());
    return {
      lang: langSet(settings),
      settle: (task, world) => settled(task, settings, world),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { lang: undefined, settle: (task) => ({ task: refused(task, error) }) };
  }
}

function refused(task: Task, { refusal, place }: UsageError): Task {
  if (task.kind !== 'command') return task;
  const { name } = task.command;
  if (OWN_AFFAIRS.includes(name) && name !== 'config') return task;
  return { kind: 'wrong', refusal, ...(place !== undefined && { place }) };
}

function settled(task: Task, settings: Settings, { env, stdout }: World): SettledTask {
  if (task.kind !== 'command') return { task };
  const { command, written } = task;
  const takesFormat = settingsOf(command.name).some(({ option }) => option === 'format');
  const run = {
    command: command.name,
    options: written,
    env,
    formatOf: (options: WrittenOptions) =>
      takesFormat ? understoodFormat(command, options, stdout.isTTY === true) : undefined,
  };
  const { options, used } = applySettings(run, layersOf(settings));
  return {
    task: { ...task, written: options },
    settings: { ...settings, used, lang: options.lang, written },
  };
}

/** What is wrong with it is told where it is resolved. */
function understoodFormat(command: CommandSpec, options: WrittenOptions, isTerminal: boolean) {
  try {
    return resolveFormat(command, options, isTerminal);
  } catch {
    return undefined;
  }
}
