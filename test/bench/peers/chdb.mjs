// ClickHouse in process (chDB): the question in SQL, exact decimals.
import { createRequire } from 'node:module';

const { query } = createRequire(import.meta.url)('chdb');
const [path] = process.argv.slice(2);
const id = "splitByChar(';', `资源信息/实例ID（出账粒度）`)";
const text = query(
  `WITH groups AS (
     SELECT ${id}[1] AS api_key, ${id}[2] AS workspace, ${id}[3] AS model, ${id}[4] AS type, ${id}[5] AS channel,
       \`定价信息/定价币种\` AS currency, \`用量信息/用量单位\` AS unit, count() AS n,
       sum(toDecimal128(\`用量信息/抵扣前用量\`, 10)) AS consumed, sum(toDecimal128(\`应付信息/应付金额（含税）\`, 10)) AS payable
     FROM file('${path}', 'CSVWithNames') GROUP BY ALL)
   SELECT toString(sum(n)), toString(sumIf(consumed, unit = '千tokens') * 1000), toString(sum(payable)), toString(count())
   FROM groups
   SETTINGS input_format_csv_use_best_effort_in_schema_inference = 0, input_format_csv_try_infer_numbers_from_strings = 0,
     schema_inference_make_columns_nullable = 0, input_format_try_infer_dates = 0, input_format_try_infer_datetimes = 0,
     input_format_try_infer_integers = 0, column_names_for_schema_inference = '', schema_inference_hints = '\`用量信息/抵扣前用量\` String, \`应付信息/应付金额（含税）\` String, \`资源信息/实例ID（出账粒度）\` String'`,
  'JSONCompactEachRow',
);
console.log(text.trim());
