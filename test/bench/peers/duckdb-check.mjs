// DuckDB: the identities of every row in SQL, exact decimals. Prints rows and how many rows break each.
import { DuckDBInstance } from '@duckdb/node-api';

const [path] = process.argv.slice(2);
const instance = await DuckDBInstance.create();
const connection = await instance.connect();
const amount = (column) => `CAST("${column}" AS DECIMAL(18, 9))`;
const result = await connection.runAndReadAll(`
  WITH amounts AS (
    SELECT ${amount('用量信息/抵扣前用量')} AS consumed, ${amount('用量信息/抵扣用量')} AS deducted,
      ${amount('用量信息/用量')} AS usage, ${amount('定价信息/官网目录价')} AS price,
      ${amount('费用信息/目录总价')} AS list, ${amount('优惠信息/优惠金额')} AS discount,
      ${amount('优惠信息/优惠后金额')} AS after_discount, ${amount('优惠券抵扣信息/优惠券抵扣金额')} AS coupon,
      ${amount('应付信息/应付金额（含税）')} AS payable
    FROM read_csv('${path}', header = true, all_varchar = true, quote = '"', escape = '"')
    WHERE "产品信息/产品Code" = 'sfm')
  SELECT count(*), count(*) FILTER (consumed - deducted <> usage), count(*) FILTER (price * usage <> list),
    count(*) FILTER (list - discount <> after_discount), count(*) FILTER (after_discount - coupon <> payable)
  FROM amounts`);
console.log(JSON.stringify(result.getRows()[0].map(String)));
