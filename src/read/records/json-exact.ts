import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { type JsonLimits, mustBeLight } from './json-weight.ts';

/** Strings, and numbers outside of them. A number that JSON does not allow is left for the parser to refuse. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.])/g;

/**
 * JSON with every number as its text: a binary float would lose digits of an amount or of a long id. Throws a
 * SyntaxError for what is no JSON, a `JsonTooMuch` before more is parsed than `limits` allow.
 */
export function parseExact(text: string, limits: JsonLimits = DEFAULT_LIMITS): unknown {
  mustBeLight(text, limits);
  return JSON.parse(text.replace(TOKENS, (token) => (token[0] === '"' ? token : `"${token}"`)));
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
