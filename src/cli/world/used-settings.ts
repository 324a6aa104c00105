import { basename } from 'node:path';
import type { ReportFacts } from '../../report/report.ts';
import type { SettingsUsed } from '../options/settings/apply.ts';
import type { Context } from './context.ts';

/** The settings that took effect. In a report to be shared, their files are without the folders that they lie in. */
export function usedSettings({ settings, redactor }: Context): readonly SettingsUsed[] {
  const used = settings.used;
  if (redactor === undefined) return used;
  return used.map(({ file, keys }) => ({ file: file === null ? null : basename(file), keys }));
}

/** The same as JSON has it, behind what a report says of itself; nothing where no settings took effect. */
export function settingsFacts(context: Context): ReportFacts {
  const used = usedSettings(context).map(({ file, keys }) => ({ file, keys }));
  return used.length === 0 ? [] : [['settings', used]];
}
