// DuckDB: the question in SQL, exact decimals. Prints rows, tokens' usage and payable.
import { DuckDBInstance } from '@duckdb/node-api';

const [path] = process.argv.slice(2);
const instance = await DuckDBInstance.create();
const connection = await instance.connect();
const id = `string_split(trim("资源信息/实例ID（出账粒度）"), ';')`;
const result = await connection.runAndReadAll(`
  WITH groups AS (
    SELECT ${id}[1] AS api_key, ${id}[2] AS workspace, ${id}[3] AS model, ${id}[4] AS type, ${id}[5] AS channel,
      "定价信息/定价币种" AS currency, "用量信息/用量单位" AS unit, count(*) AS n,
      sum(CAST("用量信息/抵扣前用量" AS DECIMAL(38, 10))) AS consumed,
      sum(CAST("应付信息/应付金额（含税）" AS DECIMAL(38, 10))) AS payable
    FROM read_csv('${path}', header = true, all_varchar = true, quote = '"', escape = '"')
    GROUP BY ALL)
  SELECT CAST(sum(n) AS VARCHAR), CAST(sum(consumed) FILTER (unit = '千tokens') * 1000 AS VARCHAR), CAST(sum(payable) AS VARCHAR), count(*)
  FROM groups`);
console.log(JSON.stringify(result.getRows()[0].map(String)));
