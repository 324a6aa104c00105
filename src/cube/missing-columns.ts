import type { ColumnKey } from '../bill/columns.ts';
import type { FileAnswer, GroupKey } from '../read/contract/answer.ts';
import type { Notice } from '../words/notice.ts';
import type { DimensionColumn } from './dimensions.ts';
import { filterNeeds } from './filters.ts';
import { COST_MEASURES, USAGE_MEASURES } from './measures.ts';
import type { CubePlan } from './plan.ts';

const USAGE_COLUMNS: readonly ColumnKey[] = ['usage', 'consumed'];

/** Which of the bill's columns answer for each machine column; any one of them is enough. */
const ANSWERED_BY: readonly { readonly columns: readonly string[]; readonly by: readonly ColumnKey[] }[] = [
  { columns: USAGE_MEASURES, by: USAGE_COLUMNS },
  { columns: ['unit', ...USAGE_MEASURES], by: ['unit'] },
  { columns: ['free_tokens'], by: ['deducted'] },
  { columns: ['fee_type', 'free_tokens'], by: ['feeType'] },
  { columns: ['currency'], by: ['currency'] },
  { columns: ['billing_month'], by: ['month', 'day', 'startedAt', 'consumedAt'] },
  ...COST_MEASURES.map((measure) => ({ columns: [measure], by: [costColumn(measure)] })),
];

const TIMES: readonly ColumnKey[] = ['startedAt', 'consumedAt'];
const KEY_COLUMNS: Readonly<Partial<Record<GroupKey, readonly ColumnKey[]>>> = {
  month: ['month', 'day', ...TIMES],
  day: ['day', ...TIMES],
  hour: TIMES,
  minute: TIMES,
};

function costColumn(measure: (typeof COST_MEASURES)[number]): ColumnKey {
  const columns = { list_cost: 'listCost', savings_plan: 'savingsPlan' } as const;
  return measure === 'list_cost' || measure === 'savings_plan' ? columns[measure] : measure;
}

/** What cannot be reported because the export lacks a column: of the table that every bill makes, and of the plan. */
export function missingColumns(answers: readonly FileAnswer[], plan: CubePlan): readonly Notice[] {
  const lacking = new Map<string, { columns: readonly string[]; files: string[] }>();
  for (const answer of answers) {
    const columns = missingIn(answer, plan);
    if (columns.length === 0) continue;
    const known = lacking.get(columns.join());
    if (known === undefined) lacking.set(columns.join(), { columns, files: [answer.file] });
    else known.files.push(answer.file);
  }
  const withoutIds = answers.filter(({ layout }) => standIn(layout) !== undefined);
  const everywhere = lacking.size === 1 && [...lacking.values()][0]?.files.length === answers.length;
  return [
    ...withoutIdNotice(withoutIds, answers.length),
    ...[...lacking.values()].flatMap(({ columns, files }) => notices(columns, everywhere ? [] : files)),
  ];
}

/** The header of the column that stands in for a missing Instance ID. */
function standIn({ columns, headers }: FileAnswer['layout']): string | undefined {
  const { instanceId, configuration, priceFactors } = columns;
  const isOther = instanceId !== undefined && (instanceId === configuration || instanceId === priceFactors);
  return isOther ? headers[instanceId] : undefined;
}

function withoutIdNotice(answers: readonly FileAnswer[], all: number): readonly Notice[] {
  const [first] = answers;
  if (first === undefined) return [];
  const files = answers.length === all ? [] : answers.map(({ file }) => file);
  const params = { files, header: standIn(first.layout) ?? '' };
  return [{ code: 'INSTANCE_ID_MISSING', columns: ['workspace_id', 'api_key_id', 'channel'], params }];
}

/** An export by instance has no usage at all: that has a remedy of its own. */
function notices(columns: readonly string[], files: readonly string[]): readonly Notice[] {
  const noUsage = USAGE_MEASURES.every((measure) => columns.includes(measure));
  const missing: Notice = { code: 'MISSING_COLUMN', columns, params: { columns, files } };
  return noUsage
    ? [{ code: 'NO_USAGE', columns: [...USAGE_MEASURES], params: { files } }, missing]
    : [missing];
}

function missingIn({ layout }: FileAnswer, plan: CubePlan): readonly string[] {
  const has = (keys: readonly ColumnKey[]) => keys.some((key) => layout.columns[key] !== undefined);
  const basic = ANSWERED_BY.filter(({ by }) => !has(by)).flatMap(({ columns }) => columns);
  const asked = plan.dimensions.filter((dimension) => !isAnswered(dimension, has)).map(({ name }) => name);
  const period = filterNeeds(plan.filters ?? {}).filter((key) => !has(KEY_COLUMNS[key] ?? []));
  return [...new Set([...basic, ...asked, ...period])];
}

function isAnswered(dimension: DimensionColumn, has: (keys: readonly ColumnKey[]) => boolean): boolean {
  if (dimension.needs.length === 0 || dimension.optional === true) return true;
  return dimension.needs.some((key) => has(KEY_COLUMNS[key] ?? [key as ColumnKey]));
}
