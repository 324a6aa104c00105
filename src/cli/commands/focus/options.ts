import { FOCUS_VERSIONS, type FocusVersion, STATABLE, type Telling } from '../../../report/focus/column.ts';
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
  headers: '--headers',
} as const;

/** Options of the export mean nothing for other reports: who writes them expects something else to happen. */
export function onlyWithFocus(options: OptionValues): void {
  const own = Object.entries(OWN).find(([key]) => options[key as keyof typeof OWN] !== undefined);
  if (own !== undefined) throw new UsageError({ code: 'FOCUS_ONLY', params: { option: own[1] } });
}

export function resolveTelling(options: OptionValues): Omit<Telling, 'names'> {
  const foreign = Object.entries(TABLE).find(([key]) => options[key as keyof typeof TABLE] !== undefined);
  if (foreign !== undefined) throw new UsageError({ code: 'FOCUS_WITHOUT', params: { option: foreign[1] } });
  return {
    version: versionOf(options),
    grain: options.grain ?? 'day',
    stated: statedIn(options.focusSet ?? []),
  };
}

function versionOf({ focusVersion = '1.2' }: OptionValues): FocusVersion {
  const found = FOCUS_VERSIONS.find((version) => version === focusVersion.replace(/^v/i, ''));
  if (found !== undefined) return found;
  const params = { value: focusVersion, known: FOCUS_VERSIONS };
  throw new UsageError({ code: 'FOCUS_VERSION', params });
}

function statedIn(texts: readonly string[]): Telling['stated'] {
  return Object.fromEntries(texts.map((text) => statedBy(text)));
}

function statedBy(text: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const found = STATABLE.find((column) => column.toLowerCase() === name.trim().toLowerCase());
  const stated = value.trim();
  if (found === undefined || stated === '') {
    const params = { name: text, meant: suggest(name, STATABLE), known: STATABLE };
    throw new UsageError({ code: 'FOCUS_SET', params });
  }
  if (found === 'BillingCurrency' && !/^[A-Z]{3}$/.test(stated))
    throw new UsageError({ code: 'FOCUS_CURRENCY', params: { value: stated } });
  return [found, stated];
}
