/** The requirements model of FOCUS 1.2 as SQL: what each rule asks of a row, as a boolean that is never null. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { column, literal } from '../services/duckdb.ts';

export interface Rule {
  readonly Function: string;
  readonly Reference: string;
  readonly EntityType: string;
  readonly Type: 'Static' | 'Dynamic';
  readonly ApplicabilityCriteria: readonly string[];
  readonly ValidationCriteria: {
    readonly MustSatisfy: string;
    readonly Keyword: string;
    readonly Requirement: Node;
    readonly Condition: Node;
  };
}

interface Node {
  readonly CheckFunction?: string;
  readonly Items?: readonly Node[];
  readonly ModelRuleId?: string;
  readonly ColumnName?: string;
  readonly ColumnAName?: string;
  readonly ColumnBName?: string;
  readonly ResultColumnName?: string;
  readonly Value?: string | number | null;
  readonly ExpectedCount?: number;
  /** Two conditions of the model are written so, without a check function. */
  readonly AND?: Node | readonly Node[];
}

const PATH = fileURLToPath(new URL('../../fixtures/focus/requirements-model-1.2.json', import.meta.url));
const MODEL = JSON.parse(readFileSync(PATH, 'utf8'));
export const RULES: Readonly<Record<string, Rule>> = MODEL.ModelRules;
export const CRITERIA: readonly string[] = Object.keys(MODEL.ApplicabilityCriteria);

/** A table to be judged: its name in SQL and the types of its columns. */
export interface Judged {
  readonly table: string;
  readonly types: ReadonlyMap<string, string>;
}

/** Which rules count inside a composite; all others are held to be met there. */
export type Counts = (id: string) => boolean;

/** What a rule asks of each row of a table, under its own condition and those of the composites it stands in. */
export function ruleSql(id: string, judged: Judged, counts: Counts): string {
  return under(outerSql(id, judged, counts), ownSql(id, judged, counts));
}

/** Inside a composite its condition holds already. */
function ownSql(id: string, judged: Judged, counts: Counts): string {
  const condition = conditionSql(id, judged, counts);
  return under(condition, nodeSql(requirementOf(id), judged, counts, condition));
}

function under(condition: string, wanted: string): string {
  return condition === 'true' ? wanted : `(NOT ${condition} OR ${wanted})`;
}

function conditionSql(id: string, judged: Judged, counts: Counts): string {
  return nodeOf(RULES[id]?.ValidationCriteria.Condition ?? {}, judged, counts);
}

/** The conditions of the composites above; true where one of them has none. */
function outerSql(id: string, judged: Judged, counts: Counts): string {
  const above = (PARENTS.get(id) ?? []).map((parent) => {
    const both = [conditionSql(parent, judged, counts), outerSql(parent, judged, counts)];
    const said = both.filter((condition) => condition !== 'true');
    return said.length === 0 ? 'true' : `(${said.join(' AND ')})`;
  });
  return above.length === 0 || above.includes('true') ? 'true' : `(${[...new Set(above)].join(' OR ')})`;
}

function requirementOf(id: string): Node {
  return RULES[id]?.ValidationCriteria.Requirement ?? {};
}

/** The composites that a rule stands in. */
const PARENTS: ReadonlyMap<string, readonly string[]> = (() => {
  const parents = new Map<string, string[]>();
  for (const id of Object.keys(RULES)) {
    for (const { ModelRuleId } of requirementOf(id).Items ?? []) {
      if (ModelRuleId !== undefined) parents.set(ModelRuleId, [...(parents.get(ModelRuleId) ?? []), id]);
    }
  }
  return parents;
})();

function nodeOf(node: Node, judged: Judged, counts: Counts): string {
  return isEmpty(node) ? 'true' : nodeSql(node, judged, counts, 'true');
}

function isEmpty(node: Node): boolean {
  return Object.keys(node).length === 0;
}

function nodeSql(node: Node, judged: Judged, counts: Counts, within: string): string {
  if (node.AND !== undefined) return joined([node.AND].flat(), ' AND ', judged, counts, within);
  const check = CHECKS[node.CheckFunction ?? ''];
  if (check === undefined) throw new Error(`no SQL for ${JSON.stringify(node)}`);
  return check(node, judged, counts, within);
}

function joined(items: readonly Node[], by: string, judged: Judged, counts: Counts, within: string): string {
  return `(${items.map((item) => nodeSql(item, judged, counts, within)).join(by)})`;
}

type Check = (node: Node, judged: Judged, counts: Counts, within: string) => string;

const DECIMAL = /^(?:DECIMAL|DOUBLE|FLOAT)/;
const TIME = /^TIMESTAMP/;
/** Words, or a whole number of them; over or by a time. */
const UNIT = String.raw`^(\d+ )?[A-Z][A-Za-z]*(-(Years|Months|Days|Hours|Minutes|Seconds)|/((\d+ )?(Year|Month|Day|Hour|Minute|Second)s?))?$`;
const CURRENCIES = Intl.supportedValuesOf('currency').map(literal).join(', ');

const CHECKS: Readonly<Record<string, Check>> = {
  AND: (node, judged, counts, within) => joined(node.Items ?? [], ' AND ', judged, counts, within),
  OR: (node, judged, counts, within) => joined(node.Items ?? [], ' OR ', judged, counts, within),
  CheckModelRule: ({ ModelRuleId = '' }, judged, counts) =>
    counts(ModelRuleId) ? ownSql(ModelRuleId, judged, counts) : 'true',
  ColumnPresent: ({ ColumnName = '' }, { types }) => String(types.has(ColumnName)),
  CheckValue: ({ Value = null, ...node }, judged) =>
    Value === null
      ? `${named(node, judged)} IS NULL`
      : `(${named(node, judged)} IS NOT DISTINCT FROM ${value(Value)})`,
  CheckNotValue: ({ Value = null, ...node }, judged) =>
    Value === null
      ? `${named(node, judged)} IS NOT NULL`
      : `(${named(node, judged)} IS DISTINCT FROM ${value(Value)})`,
  CheckSameValue: (node, judged) => `(${first(node, judged)} IS NOT DISTINCT FROM ${second(node, judged)})`,
  CheckNotSameValue: (node, judged) => `(${first(node, judged)} IS DISTINCT FROM ${second(node, judged)})`,
  CheckGreaterOrEqualThanValue: (node, judged) =>
    `coalesce(${named(node, judged)} >= ${value(node.Value ?? 0)}, true)`,
  ColumnByColumnEqualsColumnValue: ({ ResultColumnName = '', ...node }, judged) =>
    `coalesce(${first(node, judged)} * ${second(node, judged)} = ${cellOf(ResultColumnName, judged)}, true)`,
  CheckDistinctCount: ({ ExpectedCount = 1, ...node }, judged, _, within) =>
    `NOT EXISTS (SELECT 1 FROM ${judged.table} WHERE ${within} AND ${first(node, judged)} IS NOT NULL
      GROUP BY ${first(node, judged)} HAVING count(DISTINCT ${second(node, judged)}) <> ${ExpectedCount})`,
  CheckDecimalValue: (node, judged) => typed(node, judged, DECIMAL),
  TypeDecimal: (node, judged) => typed(node, judged, DECIMAL),
  FormatNumeric: (node, judged) =>
    matches(`${named(node, judged)}::VARCHAR`, String.raw`^-?\d+(\.\d+)?([eE]-?\d+)?$`),
  TypeString: (node, judged) => typed(node, judged, /^VARCHAR$/),
  FormatString: (node, judged) =>
    `coalesce(trim(${named(node, judged)}) <> '' AND NOT contains(${named(node, judged)}, chr(65533)), true)`,
  TypeDateTime: (node, judged) => typed(node, judged, TIME),
  FormatDateTime: (node, judged) => typed(node, judged, TIME),
  FormatUnit: (node, judged) => matches(named(node, judged), UNIT),
  FormatCurrency: (node, judged) => matches(named(node, judged), '^[A-Z]{3}$'),
  CheckNationalCurrency: (node, judged) => `coalesce(${named(node, judged)} IN (${CURRENCIES}), true)`,
  FormatKeyValue: (node, judged) => {
    const cell = named(node, judged);
    const flat = `NOT list_has_any(json_type(${cell}, '$.*'), ['OBJECT', 'ARRAY'])`;
    const unique = `len(json_keys(${cell})) = len(list_distinct(json_keys(${cell})))`;
    return `CASE WHEN ${cell} IS NULL THEN true WHEN NOT json_valid(${cell}) THEN false
      WHEN json_type(${cell}) <> 'OBJECT' THEN false ELSE ${flat} AND ${unique} END`;
  },
};

function cellOf(name: string, { types }: Judged): string {
  return types.has(name) ? column(name) : 'NULL';
}

function named({ ColumnName = '' }: Node, judged: Judged): string {
  return cellOf(ColumnName, judged);
}

function first({ ColumnAName = '' }: Node, judged: Judged): string {
  return cellOf(ColumnAName, judged);
}

function second({ ColumnBName = '' }: Node, judged: Judged): string {
  return cellOf(ColumnBName, judged);
}

function value(of: string | number): string {
  return typeof of === 'number' ? String(of) : literal(of);
}

function typed({ ColumnName = '' }: Node, { types }: Judged, type: RegExp): string {
  return String(type.test(types.get(ColumnName) ?? ''));
}

function matches(cell: string, pattern: string): string {
  return `coalesce(regexp_matches(${cell}, ${literal(pattern)}), true)`;
}
