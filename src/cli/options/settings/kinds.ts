import { resolve } from 'node:path';
import { parseDecimal } from '../../../bill/decimal.ts';
import type { Json } from './json.ts';

/** What may stand as the value of a setting. */
export type Kind =
  | { readonly type: 'switch' }
  | { readonly type: 'text' }
  /** Relative to the folder of the file that names it. */
  | { readonly type: 'file' }
  | { readonly type: 'choice'; readonly among: readonly string[] }
  | { readonly type: 'count'; readonly least: number; readonly most?: number }
  /** A whole number above 0, as a number or with K or M behind it. */
  | { readonly type: 'size' }
  /** A decimal, as a number or a text: a program that writes JSON may round the number. */
  | { readonly type: 'amount' }
  /** One text, or a list of them. */
  | { readonly type: 'texts' };

/** A value as the command line would have it. */
export type OptionValue = string | boolean | readonly string[];

/** What a value says; undefined where it is not of the kind. */
export function readValue(kind: Kind, json: Json, folder: string): OptionValue | undefined {
  switch (kind.type) {
    case 'switch':
      return json.type === 'switch' ? json.value : undefined;
    case 'text':
      return textOf(json);
    case 'file': {
      const file = textOf(json);
      return file === undefined ? undefined : resolve(folder, file);
    }
    case 'choice':
      return kind.among.find((each) => each === textOf(json));
    case 'count':
      return countOf(kind, json);
    case 'size':
      return sizeOf(json);
    case 'amount':
      return amountOf(json);
    case 'texts':
      return textsOf(json);
  }
}

function textOf(json: Json): string | undefined {
  return json.type === 'text' && json.value.trim() !== '' && !json.value.includes('\0')
    ? json.value
    : undefined;
}

function countOf({ least, most = Number.MAX_SAFE_INTEGER }: Kind & { type: 'count' }, json: Json) {
  if (json.type !== 'number' || !/^\d{1,15}$/.test(json.value)) return undefined;
  const count = Number(json.value);
  return count >= least && count <= most ? json.value : undefined;
}

export const SIZE_PATTERN = '^0*[1-9][0-9]{0,11}([KkMm]([Ii]?[Bb])?)?$';
const SIZE = new RegExp(SIZE_PATTERN);

function sizeOf(json: Json): string | undefined {
  return (json.type === 'number' || json.type === 'text') && SIZE.test(json.value) ? json.value : undefined;
}

function amountOf(json: Json): string | undefined {
  if (json.type !== 'number' && json.type !== 'text') return undefined;
  return parseDecimal(json.value.trim()) === undefined ? undefined : json.value.trim();
}

function textsOf(json: Json): readonly string[] | undefined {
  if (json.type !== 'list') {
    const one = textOf(json);
    return one === undefined ? undefined : [one];
  }
  const texts = json.items.map(textOf).filter((text) => text !== undefined);
  return texts.length === json.items.length && texts.length > 0 ? texts : undefined;
}

/** The value of an environment variable as the file would have it; a list is parted by commas. */
export function jsonOfText(kind: Kind, text: string): Json {
  const at = 0;
  if (kind.type === 'switch' && /^(true|1|false|0)$/i.test(text))
    return { at, type: 'switch', value: /^(true|1)$/i.test(text) };
  if (kind.type === 'count') return { at, type: 'number', value: text };
  if (kind.type !== 'texts') return { at, type: 'text', value: text };
  const items = text.split(',').map((each) => ({ at, type: 'text' as const, value: each.trim() }));
  return { at, type: 'list', items };
}
