/** A Grafana dashboard over the metrics that `--format openmetrics` makes and promtool puts into Prometheus. */

const DATASOURCE = { type: 'prometheus', uid: '$datasource' };

/** Never two currencies or taxes in one figure: one of each is chosen. */
const CHOSEN = [
  'currency="$currency"',
  'tax="$tax"',
  'model=~"$model"',
  'api_key_id=~"$api_key"',
  'workspace_id=~"$workspace"',
  'channel_name=~"$channel"',
].join(',');

/** A sample is the amount of its interval, so amounts over a time are their sum; none is counted in two windows. */
const overRange = (metric: string) => `sum_over_time(${metric}{${CHOSEN}}[$__range])`;
/** A point stands at the beginning of the interval that it is of, as people read a time axis. */
const overTime = (metric: string) => `sum_over_time(${metric}{${CHOSEN}}[$__interval] offset -$__interval)`;
/** What has no such label (calls without a key) is a group with a name. */
const by = (label: string, amounts: string) =>
  `label_replace(sum by (${label}) (${amounts}), "${label}", "(none)", "${label}", "")`;

interface Target {
  readonly expr: string;
  readonly legend: string;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

type Json = Readonly<Record<string, unknown>>;

function target({ expr, legend }: Target, index: number, kind: 'instant' | 'range', format: string): Json {
  const refId = String.fromCharCode(65 + index);
  return {
    datasource: DATASOURCE,
    editorMode: 'code',
    expr,
    format,
    instant: kind === 'instant',
    legendFormat: legend,
    range: kind === 'range',
    refId,
  };
}

function defaults(unit: string, decimals: number, custom: Json = {}): Json {
  return { defaults: { custom, decimals, unit, noValue: '0' }, overrides: [] };
}

/** Amounts by day, stacked where they add up. */
function overDays(
  title: string,
  box: Box,
  unit: string,
  targets: readonly Target[],
  isStacked: boolean,
): Json {
  const custom = {
    drawStyle: 'bars',
    fillOpacity: 70,
    lineWidth: 1,
    barAlignment: 1,
    stacking: { mode: isStacked ? 'normal' : 'none', group: 'A' },
  };
  return {
    type: 'timeseries',
    title,
    datasource: DATASOURCE,
    gridPos: box,
    interval: '1d',
    fieldConfig: defaults(unit, unit === 'short' ? 0 : 2, custom),
    options: {
      legend: { calcs: ['sum'], displayMode: 'table', placement: 'right', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: targets.map((each, index) => target(each, index, 'range', 'time_series')),
  };
}

/** One amount for each value of a label, over the time that is shown. */
function bars(title: string, box: Box, label: string): Json {
  const expr = `sort_desc(${by(label, overRange('bill_payable'))})`;
  return {
    type: 'bargauge',
    title,
    datasource: DATASOURCE,
    gridPos: box,
    fieldConfig: defaults('none', 2),
    options: {
      displayMode: 'basic',
      orientation: 'horizontal',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      showUnfilled: true,
    },
    targets: [target({ expr, legend: `{{${label}}}` }, 0, 'instant', 'time_series')],
  };
}

function figure(title: string, box: Box, unit: string, expr: string, legend = ''): Json {
  return {
    type: 'stat',
    title,
    datasource: DATASOURCE,
    gridPos: box,
    fieldConfig: defaults(unit, unit === 'short' ? 0 : 2),
    options: {
      colorMode: 'none',
      graphMode: 'none',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      textMode: legend === '' ? 'value' : 'value_and_name',
    },
    targets: [target({ expr, legend }, 0, 'instant', 'time_series')],
  };
}

const MODEL_COLUMNS = [
  ['Payable', 'bill_payable'],
  ['List cost', 'bill_list_cost'],
  ['Tokens', 'bill_tokens'],
  ['Free tokens', 'bill_free_tokens'],
] as const;

function modelTable(box: Box): Json {
  const targets = MODEL_COLUMNS.map(([, metric]) => ({ expr: by('model', overRange(metric)), legend: '' }));
  const names = MODEL_COLUMNS.map(([title], index) => [`Value #${String.fromCharCode(65 + index)}`, title]);
  return {
    type: 'table',
    title: 'Models ($currency)',
    datasource: DATASOURCE,
    gridPos: box,
    fieldConfig: defaults('none', 2),
    options: { showHeader: true, sortBy: [{ displayName: 'Payable', desc: true }] },
    targets: targets.map((each, index) => target(each, index, 'instant', 'table')),
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          renameByName: { model: 'Model', ...Object.fromEntries(names) },
        },
      },
    ],
  };
}

function panels(): readonly Json[] {
  const total = (metric: string) => `sum(${overRange(metric)})`;
  const line = (title: string, metric: string) => ({ expr: `sum(${overTime(metric)})`, legend: title });
  const byModel = (metric: string) => ({ expr: by('model', overTime(metric)), legend: '{{model}}' });
  return [
    figure('Payable ($currency, $tax)', { x: 0, y: 0, w: 5, h: 4 }, 'none', total('bill_payable')),
    figure('List cost ($currency, $tax)', { x: 5, y: 0, w: 5, h: 4 }, 'none', total('bill_list_cost')),
    figure('Tokens', { x: 10, y: 0, w: 4, h: 4 }, 'short', total('bill_tokens')),
    figure('Free tokens', { x: 14, y: 0, w: 4, h: 4 }, 'short', total('bill_free_tokens')),
    figure(
      'Where the bill lines went',
      { x: 18, y: 0, w: 6, h: 4 },
      'short',
      'sum by (went) (sum_over_time(bill_proof_rows[$__range]))',
      '{{went}}',
    ),
    overDays(
      'Payable by model ($currency)',
      { x: 0, y: 4, w: 12, h: 9 },
      'none',
      [byModel('bill_payable')],
      true,
    ),
    overDays('Tokens by model', { x: 12, y: 4, w: 12, h: 9 }, 'short', [byModel('bill_tokens')], true),
    bars('Payable by API key ($currency)', { x: 0, y: 13, w: 8, h: 9 }, 'api_key_id'),
    bars('Payable by channel ($currency)', { x: 8, y: 13, w: 8, h: 9 }, 'channel_name'),
    bars('Payable by workspace ($currency)', { x: 16, y: 13, w: 8, h: 9 }, 'workspace_id'),
    overDays(
      'From list cost to payable ($currency)',
      { x: 0, y: 22, w: 12, h: 9 },
      'none',
      [
        line('List cost', 'bill_list_cost'),
        line('Discount', 'bill_discount'),
        line('Coupon', 'bill_coupon'),
        line('Savings plan', 'bill_savings_plan'),
        line('Payable', 'bill_payable'),
      ],
      false,
    ),
    overDays(
      'Free and billed tokens',
      { x: 12, y: 22, w: 12, h: 9 },
      'short',
      [line('Free', 'bill_free_tokens'), line('Billed', 'bill_billed_tokens')],
      true,
    ),
    modelTable({ x: 0, y: 31, w: 24, h: 10 }),
  ];
}

function choice(name: string, label: string, query: string, isOne: boolean): Json {
  return {
    type: 'query',
    name,
    label,
    datasource: DATASOURCE,
    definition: query,
    query: { query, refId: `Variable-${name}` },
    refresh: 2,
    sort: 1,
    multi: !isOne,
    includeAll: !isOne,
    ...(isOne ? {} : { allValue: '.*', current: { selected: true, text: ['All'], value: ['$__all'] } }),
  };
}

function variables(): readonly Json[] {
  const values = (label: string, of = 'bill_payable') => `label_values(${of}, ${label})`;
  const inCurrency = 'bill_payable{currency="$currency"}';
  return [
    { type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus', current: {} },
    choice('currency', 'Currency', values('currency'), true),
    choice('tax', 'Tax', values('tax', inCurrency), true),
    choice('model', 'Model', values('model', inCurrency), false),
    choice('api_key', 'API key', values('api_key_id', inCurrency), false),
    choice('workspace', 'Workspace', values('workspace_id', inCurrency), false),
    choice('channel', 'Channel', values('channel_name', inCurrency), false),
  ];
}

/** The dashboard as Grafana imports it (10 and newer). */
export function dashboard(): string {
  const model = {
    title: 'Model Studio bill',
    uid: 'model-studio-bill',
    description:
      'Cost and usage of Alibaba Cloud Model Studio, as billed; made by bill-analyze --format openmetrics.',
    tags: ['bill', 'model-studio'],
    schemaVersion: 38,
    version: 1,
    editable: true,
    // A day of the bill is a day in UTC+8.
    timezone: 'Asia/Shanghai',
    time: { from: 'now-1M/M', to: 'now-1M/M' },
    refresh: '',
    annotations: { list: [] },
    links: [],
    templating: { list: variables() },
    panels: panels().map((panel, index) => ({ id: index + 1, ...panel })),
  };
  return `${JSON.stringify(model, null, 1)}\n`;
}
