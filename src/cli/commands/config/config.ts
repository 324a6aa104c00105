import { suggest } from '../../../words/suggest.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { COMMAND_NAMES } from '../../options/settings/commands.ts';
import { writeReport } from '../../output/write-report.ts';
import type { Context } from '../../world/context.ts';
import { EXIT } from '../../world/exit.ts';
import { UsageError } from '../../world/usage-error.ts';
import { rowsOfAll, rowsOfCommand } from './rows.ts';
import { configWritten } from './written.ts';

/** `config [COMMAND]`: the settings in force, and where each comes from. */
export async function config(
  [command]: readonly string[],
  { output }: RunOptions,
  context: Context,
): Promise<number> {
  const { words, env, settings } = context;
  if (command !== undefined && !COMMAND_NAMES.includes(command)) throw unknownCommand(command);
  // The format is that of this answer.
  const { format: _, ...written } = settings.written;
  const looked = { settings, written, env };
  const rows = command === undefined ? rowsOfAll(looked) : rowsOfCommand(command, looked);
  await writeReport(configWritten(rows, settings, words), output, context);
  return EXIT.ok;
}

function unknownCommand(command: string): UsageError {
  const params = { name: command, meant: suggest(command, COMMAND_NAMES), known: COMMAND_NAMES };
  return new UsageError({ code: 'UNKNOWN_COMMAND', params });
}
