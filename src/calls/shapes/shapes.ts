import type { JsonObject } from '../../read/records/json-exact.ts';
import { anthropicMessages } from './anthropic-messages.ts';
import { batchResult } from './batch-result.ts';
import { dashScopeNative } from './dashscope-native.ts';
import { langfuse } from './langfuse.ts';
import { liteLlm } from './litellm.ts';
import { isWhole, longForm } from './long-form.ts';
import { newApi } from './new-api.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiResponses } from './openai-responses.ts';
import { plain } from './plain.ts';
import { providerCli } from './provider-cli.ts';
import type { CallShape } from './shape.ts';

/** Every shape of a record, those that can be told most surely first; a gateway's row may hold an answer whole. */
export const SHAPES: readonly CallShape[] = [
  batchResult,
  providerCli,
  newApi,
  liteLlm,
  langfuse,
  openAiResponses,
  anthropicMessages,
  dashScopeNative,
  openAiChat,
  plain,
  longForm,
];

/** The shape of a record; undefined for what is no record of a call. */
export function shapeOf(record: JsonObject): CallShape | undefined {
  return SHAPES.find((shape) => shape.is(record));
}

/** Whether records are of calls: those of one shape or another, and no amounts of money. */
export function lookLikeCalls(records: readonly JsonObject[]): boolean {
  const shapes = records.map(shapeOf);
  if (shapes.some((shape) => shape !== undefined && shape !== longForm)) return true;
  const rows = records.filter((_, place) => shapes[place] === longForm);
  return rows.length > 0 && rows.every(isWhole);
}
