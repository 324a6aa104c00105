// What a user writes by hand with csv-parse: tokens' usage and payable by Instance ID, unit and currency. Floats.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const groups = new Map();
const records = createReadStream(process.argv[2]).pipe(parse({ bom: true, columns: true }));
for await (const row of records) {
  const key = [row['资源信息/实例ID（出账粒度）'], row['用量信息/用量单位'], row['定价信息/定价币种']].join(
    '|',
  );
  const sum = groups.get(key) ?? { usage: 0, payable: 0 };
  sum.usage += Number(row['用量信息/抵扣前用量']);
  sum.payable += Number(row['应付信息/应付金额（含税）']);
  groups.set(key, sum);
}
console.log(groups.size);
