// Polars: the question with floats (it has no exact decimal sum from CSV text), so its figures are near, not equal.
import pl from 'nodejs-polars';

const [path] = process.argv.slice(2);
const names = [
  '资源信息/实例ID（出账粒度）',
  '用量信息/用量单位',
  '定价信息/定价币种',
  '用量信息/抵扣前用量',
  '应付信息/应付金额（含税）',
];
const frame = pl.scanCSV(path, { inferSchemaLength: 0 }).select(names.map((name) => pl.col(name)));
const groups = await frame
  .groupBy(names.slice(0, 3))
  .agg(
    pl.col(names[3]).cast(pl.Float64).sum().alias('consumed'),
    pl.col(names[4]).cast(pl.Float64).sum().alias('payable'),
    pl.col(names[0]).count().alias('n'),
  )
  .collect();
const tokens = groups.filter(pl.col(names[1]).eq(pl.lit('千tokens')));
console.log(
  JSON.stringify(
    [
      groups.getColumn('n').sum(),
      tokens.getColumn('consumed').sum() * 1000,
      groups.getColumn('payable').sum(),
      groups.height,
    ].map(String),
  ),
);
