import { UsageError } from '../../world/usage-error.ts';
import { GLOBAL_SETTINGS } from './commands.ts';
import { jsonOfText, readValue } from './kinds.ts';
import { type GivenValue, wrongValue } from './validate.ts';

/** A setting of the environment. */
export interface VariableValue extends GivenValue {
  readonly variable: string;
}

/** `BILL_ANALYZE_REDACT_KEY_FILE` for `redactKeyFile`, `BILL_ANALYZE_EXPECT_ROWS` for `expect.rows`. */
export function variableOf(key: string): string {
  return `BILL_ANALYZE_${key.replace(/[A-Z]/g, '_$&').replace('.', '_').toUpperCase()}`;
}

/** Settings among the variables; paths are relative to the working folder. Throws a UsageError. */
export function settingsInVariables(env: NodeJS.ProcessEnv, cwd: string): readonly VariableValue[] {
  return GLOBAL_SETTINGS.flatMap((setting) => {
    const variable = variableOf(setting.key);
    const text = env[variable] ?? '';
    if (text === '') return [];
    const json = jsonOfText(setting.kind, text);
    const value = readValue(setting.kind, json, cwd);
    if (value !== undefined) return [{ setting, value, at: 0, variable }];
    throw new UsageError(wrongValue(setting.kind, json, setting.key), variable);
  });
}
