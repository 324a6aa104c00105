import { FOCUS_VERSIONS, type FocusVersion, STATABLE, type Telling } from '../../../report/focus/column.ts';
import type { Words } from '../../../words/index.ts';
import { suggest } from '../../../words/suggest.ts';
import type { OptionValues } from '../../options/commands.ts';
import { UsageError } from '../../world/usage-error.ts';

const OWN = { focusVersion: '--focus-version', grain: '--grain', focusSet: '--focus-set' } as const;
/** Options that choose a table of another kind. */
const TABLE = {
  by: '--by',
  pivot: '--pivot',
  measure: '--measure',
  sort: '--sort',
  top: '--top',
  excel: '--excel',
} as const;

/** Options of the export mean nothing for other reports: who writes them expects something else to happen. */
export function onlyWithFocus(options: OptionValues, { focus }: Words): void {
  const own = Object.entries(OWN).find(([key]) => options[key as keyof typeof OWN] !== undefined);
  if (own !== undefined) throw new UsageError(focus.onlyWithFocus(own[1]), focus.sayFocus);
}

export function resolveTelling(options: OptionValues, words: Words): Omit<Telling, 'names'> {
  const { focus } = words;
  const foreign = Object.entries(TABLE).find(([key]) => options[key as keyof typeof TABLE] !== undefined);
  if (foreign !== undefined) throw new UsageError(focus.ownColumns(foreign[1]), focus.leaveOut);
  return {
    version: versionOf(options, words),
    grain: options.grain ?? 'day',
    stated: statedIn(options.focusSet ?? [], words),
  };
}

function versionOf({ focusVersion = '1.2' }: OptionValues, { focus }: Words): FocusVersion {
  const found = FOCUS_VERSIONS.find((version) => version === focusVersion.replace(/^v/i, ''));
  if (found !== undefined) return found;
  throw new UsageError(focus.unknownVersion(focusVersion), focus.knownVersions(FOCUS_VERSIONS.join(', ')));
}

function statedIn(texts: readonly string[], words: Words): Telling['stated'] {
  return Object.fromEntries(texts.map((text) => statedBy(text, words)));
}

function statedBy(text: string, { focus, usage }: Words): [string, string] {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const found = STATABLE.find((column) => column.toLowerCase() === name.trim().toLowerCase());
  const stated = value.trim();
  if (found === undefined || stated === '') {
    const hint = focus.statable(STATABLE.join(', '));
    const meant = suggest(name, STATABLE);
    throw new UsageError(focus.notStated(text), meant === undefined ? hint : `${usage.meant(meant)} ${hint}`);
  }
  if (found === 'BillingCurrency' && !/^[A-Z]{3}$/.test(stated))
    throw new UsageError(focus.notACurrency(stated), usage.correct);
  return [found, stated];
}
