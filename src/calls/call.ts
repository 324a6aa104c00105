import { parseDecimal } from '../bill/decimal.ts';
import { excerpt } from '../read/contract/row.ts';
import { recordPlace } from '../read/records/fields.ts';
import type { Problem } from '../words/problem.ts';
import type { Call } from './contract.ts';
import type { Merged } from './merge.ts';
import type { CallField } from './record/names.ts';
import type { CallClaims, CallTexts } from './record/said.ts';
import { type CallTime, callTime } from './time.ts';
import { callUsage, type UsageTold } from './usage.ts';

/** What calls are asked for, and what is assumed of them. */
export interface CallNeeds {
  /** Of times that do not say theirs: `+08:00`; what the user says, or undefined. */
  readonly zone?: string;
  /** A call with usage and without one of these is rejected. */
  readonly needs: ReadonlySet<'model' | 'time'>;
}

/** The zone of times that say none, where neither a shape nor the user does: the bill's. */
export const DEFAULT_ZONE = '+08:00';

/** A call, and what was found when its usage was counted. */
export interface CallRead extends Omit<UsageTold, 'usage'> {
  readonly call: Call;
}

type CallFault =
  | 'CACHED_OVER_PROMPT'
  | 'NO_MODEL'
  | 'NOT_A_LOG_TIME'
  | 'NOT_TOKENS'
  | 'NOT_USAGE'
  | 'PROMPT_IN_DOUBT';

/** A call of what its records say, or what is wrong with them. */
export function callOf({ said, record, records }: Merged, { zone, needs }: CallNeeds): CallRead | Problem {
  const { texts } = said;
  const fault = (code: CallFault, field: CallField): Problem => {
    const value = texts[field];
    return { code, ...recordPlace(record), column: field, ...(value && { value: excerpt(value) }) };
  };
  const told = callUsage(said);
  if (told !== undefined && 'code' in told) return fault(told.code, told.field);
  const time = texts.time === undefined ? undefined : timeOf(texts.time, said, zone);
  if (told !== undefined && needs.has('model') && texts.model === undefined)
    return fault('NO_MODEL', 'model');
  if (told !== undefined && needs.has('time') && time === undefined) return fault('NOT_A_LOG_TIME', 'time');
  const call = {
    ...aboutOf(texts),
    time: time ?? null,
    usage: told?.usage ?? null,
    calls: callsOf(said, time),
    records,
    place: recordPlace(record),
  };
  const { totalDiffers = false, lacksLength = false, cachedTakenOut = false } = told ?? {};
  return { call, totalDiffers, lacksLength, cachedTakenOut };
}

function timeOf(text: string, said: CallClaims, zone: string | undefined): CallTime | undefined {
  return callTime(text, zone ?? said.zone ?? DEFAULT_ZONE);
}

function aboutOf(texts: CallTexts): Omit<Call, 'time' | 'usage' | 'calls' | 'records' | 'place'> {
  return {
    requestId: texts.request_id ?? null,
    model: texts.model ?? null,
    apiKey: texts.api_key_id ?? null,
    workspace: texts.workspace_id ?? null,
    status: texts.status ?? null,
    errorCode: texts.error_code ?? null,
    failed: isFailure(texts.status),
    duration: durationOf(texts),
    firstToken: number(texts.first_token),
  };
}

/** A call that says itself that it failed has no usage to tell. */
function isFailure(status: string | undefined): boolean {
  if (status === undefined) return false;
  return /^[45]\d\d$/.test(status) || /^(false|fail|failed|failure|error|失败|错误)$/i.test(status);
}

function durationOf({ duration, duration_seconds, time, end_time }: CallTexts): number | null {
  const told = number(duration);
  if (told !== null) return told;
  const seconds = number(duration_seconds);
  if (seconds !== null) return seconds * 1000;
  const span = Date.parse(end_time ?? '') - Date.parse(time ?? '');
  return span >= 0 ? span : null;
}

/** Latencies are shown and never added to money: a binary float will do. */
function number(text: string | undefined): number | null {
  return text === undefined || parseDecimal(text) === undefined ? null : Number(text.replaceAll(',', ''));
}

/** A row of sums says how many calls it adds up, or does not; any other record is one. */
function callsOf({ texts, joins }: CallClaims, time: CallTime | undefined): bigint | null {
  const told = texts.calls === undefined ? undefined : parseDecimal(texts.calls);
  if (told !== undefined && told >= 0n) return told / 10n ** 18n;
  const isOfDay = time?.time.length === 10;
  return joins === 'row' || isOfDay ? null : 1n;
}
