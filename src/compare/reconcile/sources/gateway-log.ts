import { hourOf } from '../../../bill/time.ts';
import type { Call, CallReading, CallUsage } from '../../../calls/contract.ts';
import { markOfLog } from '../../../calls/decimal-mark.ts';
import { mayTellCached } from '../../../calls/notices.ts';
import { readCalls, toldAtFirst } from '../../../calls/read-calls.ts';
import type { CallField } from '../../../calls/record/names.ts';
import type { CallTexts } from '../../../calls/record/said.ts';
import type { RecordStream } from '../../../read/records/record-stream.ts';
import { withoutSecrets } from '../../../read/records/secrets.ts';
import { type CallTally, logNotices, logUncompared } from './log-notices.ts';
import { lineFilter, type OtherSideOptions } from './other-side.ts';
import type { PricedTokens, Prices } from './prices.ts';
import { type KeyValue, noCounts, type SourceAnswer, type SourceCounts, type SourceLine } from './source.ts';
import { Sums } from './sums.ts';
import { dimensionValueOf } from './values.ts';

export interface LogOptions extends OtherSideOptions {
  /** The zone of times without one: `+08:00`; if it is not given, what is usual for the shape of the log. */
  readonly zone?: string;
  readonly prices?: Prices;
}

/** What lines of a log can be told apart by. */
export const LOG_KEYS = ['model', 'direction', 'day', 'hour', 'billing_month', 'api_key_id', 'workspace_id'];

const MEASURE = { input: 'input_tokens', cached: 'cached_tokens', output: 'output_tokens' } as const;
/** Usage that is billed by something else than tokens, and so has no direction. */
const UNITS = ['images', 'seconds', 'characters'] as const;

/** Usage, and with prices the cost of tokens, by model, direction, day and key. */
export async function readLog(
  records: RecordStream,
  name: string,
  options: LogOptions,
): Promise<SourceAnswer> {
  const first = await toldAtFirst(records, options.map);
  const texts = first.flatMap(({ said }) => said.map((each) => each.texts));
  const { keys, unlike } = keysOf(texts, options);
  const asksTime = ['day', 'hour', 'billing_month'].some((key) => keys.includes(key));
  const { map, zone } = options;
  const calls = readCalls(records, {
    map,
    decimalMark: markOfLog(first, options.decimalMark),
    needs: new Set(asksTime ? ['model', 'time'] : ['model']),
    zone,
  });
  const sums = new Sums(name, records.limits.groups);
  const reader = new LogReader(sums, keys, options, asksTime);
  for await (const call of calls.calls()) reader.take(call);
  return reader.answer(calls, unlike);
}

/**
 * What a log is compared by where nobody says: by keys only if one of them can be a key of the bill, which knows them
 * by ids. A gateway's own names and hashes of keys have nothing to be compared with; a notice says so.
 */
function keysOf(
  first: readonly CallTexts[],
  { by, aliases }: LogOptions,
): { keys: readonly string[]; unlike: readonly string[] } {
  if (by !== undefined) return { keys: by, unlike: [] };
  const told = (field: CallField) => first.flatMap((texts) => texts[field] ?? []);
  const keys = told('api_key_id');
  const isLike = keys.some((key) => KEY_ID.test(key) || aliases.ids.has(key));
  const own = isLike
    ? ['api_key_id']
    : keys.length === 0 && told('workspace_id').length > 0
      ? ['workspace_id']
      : [];
  const unlike = isLike ? [] : [...new Set(keys)].slice(0, 3).map(withoutSecrets);
  return { keys: ['model', 'direction', ...(told('time').length > 0 ? ['day'] : []), ...own], unlike };
}

/** The bill's ids of keys are numbers. */
const KEY_ID = /^-?\d+$/;

class LogReader {
  private readonly filter: ReturnType<typeof lineFilter>;
  private readonly days: { first: string; last: string } = { first: '', last: '' };
  private readonly counts: SourceCounts = noCounts();
  private readonly units = new Set<string>();
  private tellsCached = false;
  private readonly tally: CallTally = {
    failed: 0,
    totalOnly: 0,
    unpriced: new Set<string>(),
    zones: new Set<string>(),
  };

  constructor(
    private readonly sums: Sums,
    private readonly keys: readonly string[],
    private readonly options: LogOptions,
    private readonly asksTime: boolean,
  ) {
    this.filter = lineFilter(keys, options);
  }

  take(call: Call): void {
    const { counts, tally } = this;
    const { usage, records } = call;
    if (!this.filter.keeps(this.valuesOf(call, 'input'), null)) counts.filtered += records;
    else if (usage === null) {
      if (call.failed) tally.failed += records;
      counts.without_usage += records;
    } else {
      this.add(call, usage);
      counts.counted += records;
    }
  }

  private valuesOf(call: Call, direction: string | null): readonly KeyValue[] {
    const { time, model, apiKey, workspace } = call;
    const value = (name: string, text: string | null) =>
      dimensionValueOf(name, text ?? '', this.options.aliases) as KeyValue;
    const day = time?.time.slice(0, 10) ?? null;
    const values: Readonly<Record<string, KeyValue>> = {
      model: value('model', model),
      direction,
      day,
      hour: time === null || time.time.length < 19 ? null : hourOf(time.time),
      billing_month: day?.slice(0, 7) ?? null,
      api_key_id: value('api_key_id', apiKey),
      workspace_id: value('workspace_id', workspace),
    };
    return this.keys.map((key) => values[key] ?? null);
  }

  private add(call: Call, usage: CallUsage): void {
    const { time } = call;
    this.addTokens(call, 'input', usage.input);
    this.addTokens(call, 'cached', usage.cached ?? 0n);
    this.addTokens(call, 'output', usage.output);
    for (const unit of UNITS) this.addUnit(call, unit, usage[unit]);
    this.tellsCached ||= usage.cached !== null;
    if (usage.totalOnly) this.tally.totalOnly += call.records;
    if (time === null) return;
    if (time.assumed !== null && this.asksTime) this.tally.zones.add(time.assumed);
    const day = time.time.slice(0, 10);
    if (this.days.first === '' || day < this.days.first) this.days.first = day;
    if (day > this.days.last) this.days.last = day;
  }

  private addTokens(call: Call, kind: PricedTokens, amount: bigint): void {
    if (amount === 0n) return;
    const values = this.valuesOf(call, kind === 'output' ? 'output' : 'input');
    const { prices, aliases } = this.options;
    this.sums.add(values, NO_MONEY, MEASURE[kind], amount);
    if (prices === undefined) return;
    const model = String(dimensionValueOf('model', call.model ?? '', aliases));
    const price = prices.of(model, kind);
    if (price === undefined) this.tally.unpriced.add(`${model} ${kind}`);
    const cost = price === undefined ? null : (amount * price) / 10n ** 18n;
    this.sums.add(values, { currency: prices.currency, tax: null }, 'payable', cost);
  }

  private addUnit(call: Call, unit: (typeof UNITS)[number], amount: bigint): void {
    if (amount === 0n) return;
    this.units.add(unit);
    this.sums.add(this.valuesOf(call, null), NO_MONEY, unit, amount);
  }

  answer(calls: CallReading, unlikeKeys: readonly string[]): SourceAnswer {
    const { days, tellsCached, options, counts, units } = this;
    const proof = calls.proof();
    const { repeated, parts, leftAside, read, rejected } = proof;
    const left = Object.values(leftAside).reduce((sum, count) => sum + count, 0);
    const tokens = tellsCached
      ? ['input_tokens', 'cached_tokens', 'output_tokens']
      : ['prompt_tokens', 'output_tokens'];
    const unitsTold = UNITS.filter((unit) => units.has(unit));
    const all = { ...counts, read, rejected, stream_parts: parts, repeated, left_aside: left };
    const cachedIs = tellsCached || mayTellCached(proof) || counts.counted === 0 ? 'told' : 'not told';
    return {
      keys: this.keys,
      measures: [...tokens, ...unitsTold, ...(options.prices === undefined ? [] : ['payable'])],
      lines: this.sums.result().map((line) => (tellsCached ? line : asPrompt(line))),
      period: days.first === '' ? null : { ...days },
      counts: all,
      uncompared: logUncompared(all, this.tally, proof),
      notices: [
        ...logNotices(all, this.tally, proof, { ...options, cachedIs, unlikeKeys }),
        ...this.filter.notices,
      ],
      prices: options.prices,
      rejects: calls.rejects,
      failures: calls.failures,
    };
  }
}

const NO_MONEY = { currency: null, tax: null };

function asPrompt(line: SourceLine): SourceLine {
  return line.measure === 'input_tokens' ? { ...line, measure: 'prompt_tokens' } : line;
}
