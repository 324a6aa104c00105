import { zoneOf } from '../../../calls/time.ts';
import type { LogOptions } from '../../../compare/reconcile/sources/gateway-log.ts';
import type { FileKind } from '../../../compare/reconcile/sources/open-source.ts';
import { type Prices, readPrices } from '../../../compare/reconcile/sources/prices.ts';
import { sideColumn, sideOptions } from '../../../compare/reconcile/sources/side-options.ts';
import { type ModelRule, modelRule } from '../../../compare/reconcile/sources/values.ts';
import { NO_TOLERANCE, parseTolerance, type Tolerance } from '../../../compare/reconcile/tolerance.ts';
import type { Dimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import { suggest } from '../../../words/suggest.ts';
import type { OptionValues } from '../../options/commands.ts';
import { DIMENSION_OPTIONS } from '../../options/dimension-names.ts';
import type { ReadingOptions, RunOptions } from '../../options/run-options.ts';
import { UsageError } from '../../world/usage-error.ts';

export function resolveTolerance({ tolerance }: OptionValues): Tolerance {
  if (tolerance === undefined) return NO_TOLERANCE;
  const found = parseTolerance(tolerance);
  if (found === undefined) throw new UsageError({ code: 'INVALID_TOLERANCE', params: { value: tolerance } });
  return found;
}

export function resolveKind({ kind }: OptionValues): FileKind | undefined {
  return kind === 'log' ? 'gateway-log' : kind;
}

/** How the other side is read. */
export async function resolveOtherSide({ values, selection, reading }: RunOptions): Promise<LogOptions> {
  const { names, filters } = selection;
  const extra = names === undefined ? [] : namesDimensions(names);
  const { by, measure, mapModel = [], logZone } = values;
  return sideOptions({
    map: (values.map ?? []).flatMap((text) => pairsIn(text)),
    models: mapModel.map((text) => modelRuleOf(text)),
    filters,
    names,
    limits: reading.limits,
    strict: reading.strict,
    decimalMark: reading.decimalMark,
    zone: logZone === undefined ? undefined : zoneNamed(logZone),
    by: by?.flatMap((text) => text.split(',')).map((name) => columnNamed(name.trim(), extra)),
    measures: measure?.flatMap((text) => text.split(',')).map((name) => name.trim()),
    prices: await pricesOf(values, reading),
  });
}

async function pricesOf(
  { prices }: OptionValues,
  { decimalMark, limits }: ReadingOptions,
): Promise<Prices | undefined> {
  return prices === undefined ? undefined : readPrices(prices, decimalMark, limits);
}

function columnNamed(name: string, extra: readonly Dimension[]): string {
  const column = sideColumn(name, extra);
  if (column !== undefined) return column;
  const params = { name, meant: suggest(name, DIMENSION_OPTIONS), known: DIMENSION_OPTIONS };
  throw new UsageError({ code: 'UNKNOWN_DIMENSION', params });
}

/** Options that only a log has an answer to, given for a statement. */
export function mustBeForLogs(options: OptionValues): void {
  const given = (['prices', 'logZone'] as const).find((key) => options[key] !== undefined);
  if (given === undefined) return;
  throw new UsageError({
    code: 'ONLY_FOR_LOGS',
    params: { option: given === 'prices' ? '--prices' : '--log-zone' },
  });
}

/** `payable=Amount,model=Model`: a comma parts two pairs only where a name and `=` follow. */
function pairsIn(text: string): (readonly [string, string])[] {
  return text.split(/,(?=[\w:.-]+=)/).map(pairIn);
}

function pairIn(pair: string): readonly [string, string] {
  const [, name = '', column = ''] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/s.exec(pair) ?? [];
  if (name === '') throw new UsageError({ code: 'INVALID_MAP', params: { value: pair } });
  return [name, column];
}

function modelRuleOf(text: string): ModelRule {
  const rule = modelRule(text);
  if (rule === undefined) throw new UsageError({ code: 'INVALID_MODEL_MAP', params: { value: text } });
  return rule;
}

function zoneNamed(logZone: string): string {
  const zone = zoneOf(logZone);
  if (zone === undefined) throw new UsageError({ code: 'INVALID_ZONE', params: { value: logZone } });
  return zone;
}
