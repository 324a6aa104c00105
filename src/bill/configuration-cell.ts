import { foldHeader } from './fold.ts';
import { type JsonPart, unpackJson } from './json-cell.ts';

/** What a cell of 选型配置 or 目录价因子 names. */
export interface Configured {
  readonly model: string;
  readonly usageType: string | null;
}

const folded = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldHeader));

const MODEL_KEYS = folded([
  'model',
  'modelName',
  'modelCode',
  'modelId',
  '模型',
  '模型名称',
  '模型Code',
  '模型ID',
]);
/** In their order: a resolution is the type only of what has no other one. */
const TYPE_KEYS = [
  ['usageType', 'tokenType', '用量类型', 'Token类型'],
  ['type', '类型'],
  ['resolution', '分辨率'],
].map(folded);
/** `{"code":"model","value":"qwen-max"}` says what `{"model":"qwen-max"}` says. */
const NAME_KEYS = folded(['code', 'name', 'key', 'factorCode']);
const VALUE_KEYS = folded(['value', 'factorValue']);

interface Statement {
  readonly name: string;
  readonly value: string;
}

/**
 * The model and the usage type that a JSON cell states; undefined where it names no model, or two. Real exports hold
 * "model, token type, resolution" there, under keys that no document lists: the usual spellings are known, and any
 * other cell is left unread.
 */
export function readConfiguration(text: string): Configured | undefined {
  const stated = statementsIn(unpackJson(text) ?? []);
  const models = valuesOf(MODEL_KEYS, stated);
  const types = TYPE_KEYS.map((keys) => valuesOf(keys, stated)).find((values) => values.length > 0) ?? [];
  const [model] = models;
  if (model === undefined || models.length > 1 || types.length > 1) return undefined;
  return { model, usageType: types[0] ?? null };
}

function valuesOf(keys: ReadonlySet<string>, stated: readonly Statement[]): readonly string[] {
  const found = stated.filter(({ name, value }) => keys.has(foldHeader(name)) && value.trim() !== '');
  return [...new Set(found.map(({ value }) => value.trim()))];
}

/** Each entry under its own key, and each value under the name that stands beside it. */
function statementsIn(parts: readonly JsonPart[]): readonly Statement[] {
  const entries = parts.flatMap(({ pointer, label, value }) =>
    typeof value === 'string' ? [{ parent: pointer.slice(0, pointer.lastIndexOf('/')), label, value }] : [],
  );
  const named = new Map(
    entries
      .filter(({ label }) => NAME_KEYS.has(foldHeader(label)))
      .map(({ parent, value }) => [parent, value]),
  );
  return entries.map(({ parent, label, value }) => {
    const name = VALUE_KEYS.has(foldHeader(label)) ? named.get(parent) : undefined;
    return { name: name ?? label, value };
  });
}
