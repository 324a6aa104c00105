import { hourOf } from '../../../bill/time.ts';
import type { Notice } from '../../../cube/cube.ts';
import { excerpt } from '../../../read/contract/row.ts';
import type { Problem } from '../../../words/problem.ts';
import { type CallField, type CallTexts, callTexts } from './log-fields.ts';
import { type LogTime, logTime } from './log-time.ts';
import { type CallTokens, callTokens } from './log-tokens.ts';
import { lineFilter, type OtherRecords, type OtherSideOptions } from './other-side.ts';
import type { PricedTokens, Prices } from './prices.ts';
import { type OtherRecord, placeOf } from './record.ts';
import type { KeyValue, SourceAnswer, SourceLine } from './source.ts';
import { StreamedCalls } from './streamed-calls.ts';
import { Sums } from './sums.ts';
import { keyValue } from './values.ts';

export interface LogOptions extends OtherSideOptions {
  /** Of times that do not say theirs: `+08:00`. */
  readonly zone: string;
  readonly zoneIsAssumed: boolean;
  readonly prices?: Prices;
}

/** What lines of a log can be told apart by. */
export const LOG_KEYS = ['model', 'direction', 'day', 'hour', 'billing_month', 'api_key_id', 'workspace_id'];

const MEASURE = { input: 'input_tokens', cached: 'cached_tokens', output: 'output_tokens' } as const;

/** One record a call; tokens, and with prices their cost, by model, direction, day and key. */
export async function readLog(
  records: OtherRecords,
  name: string,
  options: LogOptions,
): Promise<SourceAnswer> {
  const seen = new Set<CallField>();
  for (const { fields } of await records.beginning())
    for (const field of Object.keys(callTexts(fields, options.map))) seen.add(field as CallField);
  const reader = new LogReader(records, name, keysOf(seen, options), options);
  const calls = new StreamedCalls(
    (record) => reader.take(record),
    () => records.took('stream_parts'),
    options.map,
  );
  for await (const record of records.records()) calls.take(record);
  calls.end();
  return reader.answer();
}

function keysOf(seen: ReadonlySet<CallField>, { by }: LogOptions): readonly string[] {
  if (by !== undefined) return by;
  const key = seen.has('api_key_id') ? 'api_key_id' : seen.has('workspace_id') ? 'workspace_id' : undefined;
  return ['model', 'direction', ...(seen.has('time') ? ['day'] : []), ...(key === undefined ? [] : [key])];
}

interface Call {
  readonly model: string;
  readonly time: LogTime | undefined;
  readonly apiKey: KeyValue;
  readonly workspace: KeyValue;
  readonly tokens: CallTokens;
}

class LogReader {
  private readonly sums: Sums;
  private readonly filter: ReturnType<typeof lineFilter>;
  private readonly asksTime: boolean;
  private readonly days: { first: string; last: string } = { first: '', last: '' };
  private readonly unpriced = new Set<string>();
  private tellsCached = false;
  private cached = 0n;
  private zoneless = 0;
  private totalOnly = 0;
  private failed = 0;

  constructor(
    private readonly records: OtherRecords,
    name: string,
    private readonly keys: readonly string[],
    private readonly options: LogOptions,
  ) {
    this.sums = new Sums(name, records.limits.groups);
    this.filter = lineFilter(keys, options);
    this.asksTime = ['day', 'hour', 'billing_month'].some((key) => keys.includes(key));
  }

  take(record: OtherRecord): void {
    const { records } = this;
    const call = this.callOf(record);
    if (call === undefined) records.took('without_usage');
    else if ('code' in call) records.reject(call);
    else if (!this.filter.keeps(this.valuesOf(call, 'input'), null)) records.took('filtered');
    else {
      this.add(call);
      records.took('counted');
    }
  }

  private callOf(record: OtherRecord): Call | Problem | undefined {
    const { map, aliases, zone } = this.options;
    const texts = callTexts(record.fields, map);
    const fault = (code: Problem['code'], field: CallField): Problem => {
      const value = texts[field];
      return { code, ...placeOf(record), column: field, ...(value && { value: excerpt(value) }) };
    };
    const tokens = callTokens(texts);
    if (tokens === undefined) {
      if (isFailure(texts.status)) this.failed++;
      return undefined;
    }
    if ('field' in tokens) return fault('NOT_TOKENS', tokens.field);
    const model = keyValue('model', texts.model ?? '', aliases);
    if (typeof model !== 'string') return fault('NO_MODEL', 'model');
    const time = texts.time === undefined ? undefined : logTime(texts.time, zone);
    if (this.asksTime && time === undefined) return fault('NOT_A_LOG_TIME', 'time');
    return { model, time, tokens, ...this.whoOf(texts) };
  }

  private whoOf(texts: CallTexts): Pick<Call, 'apiKey' | 'workspace'> {
    const { aliases } = this.options;
    const value = (name: 'api_key_id' | 'workspace_id') =>
      keyValue(name, texts[name] ?? '', aliases) as KeyValue;
    return { apiKey: value('api_key_id'), workspace: value('workspace_id') };
  }

  private valuesOf({ model, time, apiKey, workspace }: Call, direction: string): readonly KeyValue[] {
    const day = time?.time.slice(0, 10) ?? null;
    const values: Readonly<Record<string, KeyValue>> = {
      model,
      direction,
      day,
      hour: time === undefined || time.time.length < 19 ? null : hourOf(time.time),
      billing_month: day?.slice(0, 7) ?? null,
      api_key_id: apiKey,
      workspace_id: workspace,
    };
    return this.keys.map((key) => values[key] ?? null);
  }

  private add(call: Call): void {
    const { tokens, time } = call;
    this.addTokens(call, 'input', tokens.input);
    this.addTokens(call, 'cached', tokens.cached ?? 0n);
    this.addTokens(call, 'output', tokens.output);
    this.tellsCached ||= tokens.cached !== null;
    this.cached += tokens.cached ?? 0n;
    if (tokens.totalOnly) this.totalOnly++;
    if (time === undefined) return;
    if (time.zoneless && time.time.length > 10) this.zoneless++;
    const day = time.time.slice(0, 10);
    if (this.days.first === '' || day < this.days.first) this.days.first = day;
    if (day > this.days.last) this.days.last = day;
  }

  private addTokens(call: Call, kind: PricedTokens, amount: bigint): void {
    if (amount === 0n) return;
    const values = this.valuesOf(call, kind === 'output' ? 'output' : 'input');
    const { prices } = this.options;
    this.sums.add(values, NO_MONEY, MEASURE[kind], amount);
    if (prices === undefined) return;
    const price = prices.of(call.model, kind);
    if (price === undefined) this.unpriced.add(`${call.model} ${kind}`);
    const cost = price === undefined ? null : (amount * price) / 10n ** 18n;
    this.sums.add(values, { currency: prices.currency, tax: null }, 'payable', cost);
  }

  answer(): SourceAnswer {
    const { records, days, tellsCached, options } = this;
    const tokens = tellsCached
      ? ['input_tokens', 'cached_tokens', 'output_tokens']
      : ['prompt_tokens', 'output_tokens'];
    return {
      keys: this.keys,
      measures: [...tokens, ...(options.prices === undefined ? [] : ['payable'])],
      lines: this.sums.result().map((line) => (tellsCached ? line : asPrompt(line))),
      period: days.first === '' ? null : { ...days },
      counts: records.counts,
      notices: [...this.notices(), ...this.filter.notices],
      ...(options.prices === undefined ? {} : { prices: options.prices }),
      rejects: records.rejects,
      failures: records.failures,
    };
  }

  private notices(): readonly Notice[] {
    const { records, options } = this;
    const silent = records.counts.without_usage - this.failed;
    const rows = (code: string, count: number): Notice[] =>
      count === 0 ? [] : [{ code, rows: count, params: { rows: count } }];
    return [
      ...(this.unpriced.size === 0
        ? []
        : [{ code: 'NO_PRICE', params: { texts: [...this.unpriced].sort() } }]),
      ...rows('LOG_WITHOUT_USAGE', silent),
      ...rows('LOG_FAILED_CALLS', this.failed),
      ...rows('LOG_STREAM_PARTS', records.counts.stream_parts),
      ...rows('LOG_TOTAL_ONLY', this.totalOnly),
      ...(this.zoneless > 0 && options.zoneIsAssumed && this.asksTime
        ? [{ code: 'LOG_ZONE_ASSUMED', params: { zone: options.zone } }]
        : []),
      { code: this.tellsCached ? 'LOG_CACHED_APART' : 'LOG_WITHOUT_CACHED', params: {} },
    ];
  }
}

const NO_MONEY = { currency: null, tax: null };

function asPrompt(line: SourceLine): SourceLine {
  return line.measure === 'input_tokens' ? { ...line, measure: 'prompt_tokens' } : line;
}

/** A call that says itself that it failed has no tokens to tell. */
function isFailure(status: string | undefined): boolean {
  if (status === undefined) return false;
  return /^[45]\d\d$/.test(status) || /^(false|fail|failed|failure|error|失败|错误)$/i.test(status);
}
