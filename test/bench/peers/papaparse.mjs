// PapaParse as its users write it: floats.
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

const groups = new Map();
let rows = 0;
Papa.parse(createReadStream(process.argv[2]), {
  header: true,
  step: ({ data }) => {
    rows++;
    const key = [
      data['资源信息/实例ID（出账粒度）'],
      data['用量信息/用量单位'],
      data['定价信息/定价币种'],
    ].join('|');
    const sum = groups.get(key) ?? { usage: 0, payable: 0 };
    sum.usage += Number(data['用量信息/抵扣前用量']);
    sum.payable += Number(data['应付信息/应付金额（含税）']);
    groups.set(key, sum);
  },
  complete: () => console.log(JSON.stringify([String(rows), '', '', String(groups.size)])),
});
