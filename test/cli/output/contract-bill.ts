import { handBill } from '../commands/report/hand-bill.ts';

/** Nine bill lines in two currencies whose every machine value is known by hand. */
export const CONTRACT_BILL = handBill([
  {
    id: '5000001;llm-a;qwen-plus;context_0-128k_thinking_input_token_batch;app;0',
    tags: 'key:team value:search; key:env value:prod',
    consumed: '1.5',
    deducted: '0.5',
    usage: '1',
    list: '0.003',
    discount: '0.001',
    coupon: '0.0005',
    payable: '0.0015',
  },
  {
    id: ';llm-a;qwen-plus;output_token;bmp;0',
    fee: '免费额度',
    day: '20260515',
    started: '2026-05-15 00:05:59',
    consumed: '2',
    deducted: '2',
    usage: '0',
    list: '0',
    payable: '0',
  },
  {
    id: '5000002;ws-b;ZHIPU/GLM-5.3;input_token_cache;1',
    fee: 'Refund',
    consumed: '0.25',
    usage: '0.25',
    currency: 'USD',
    list: '-12.5',
    payable: '-12.50',
  },
  {
    id: ';llm-a;wanx2.1;1080P;assistant-api;0',
    consumed: '3',
    usage: '3',
    unit: '张',
    list: '0.6',
    payable: '0.6',
  },
  {
    id: 'llm-a;aivideo;content_duration;RAG;0',
    consumed: '2',
    usage: '2',
    unit: '分钟',
    list: '3.92E-5',
    payable: '3.92E-5',
  },
  { id: 'kb-0123abcd', owner: '', consumed: '2', usage: '2', unit: '小时', list: '0.042', payable: '0.042' },
  {
    id: '6000000200348;ZHIPU/GLM-5.3;5000002;ws-b;ap-southeast-1;international;output_tokens;intl-x-KTokens-5',
    product: 'mpintl-x',
    productName: 'GLM',
    commodity: 'mpintl-c',
    item: 'out',
    region: '',
    consumed: '0.001',
    usage: '0.001',
    unit: 'KTokens',
    currency: 'USD',
    list: '0.5',
    payable: '0.5',
  },
  {
    id: 'text_token;llm-a;qwen-max;images_novel;voice;1',
    fee: '新费用',
    commodity: '',
    item: '',
    consumed: '5',
    usage: '5',
    unit: '次',
    list: '1000000000000.000000000001',
    payable: '1000000000000.000000000001',
  },
  {
    id: '5000001;llm-a;qwen-plus;context_0-128k_thinking_input_token_batch;;0',
    consumed: '7',
    usage: '7',
    unit: '光年',
    list: '0.01',
    payable: '0.01',
  },
]);

/** Of each line: its payable and currency, the only figures that tests of dimensions add up. */
export const PAYABLES = [
  ['0.0015', 'CNY'],
  ['0', 'CNY'],
  ['-12.5', 'USD'],
  ['0.6', 'CNY'],
  ['0.0000392', 'CNY'],
  ['0.042', 'CNY'],
  ['0.5', 'USD'],
  ['1000000000000.000000000001', 'CNY'],
  ['0.01', 'CNY'],
] as const;

export const NAMES_FILE = `id,name,team,cost_center
5000001,search-prod,search,CC-1
llm-a,Search space,research,CC-9
ws-b,Service space,,CC-2
`;

export const COST_COLUMNS = ['list_cost', 'discount', 'coupon', 'savings_plan', 'payable'];
export const USAGE_COLUMNS = [
  'input_tokens',
  'cached_tokens',
  'output_tokens',
  'tokens',
  'free_tokens',
  'billed_tokens',
  'images',
  'seconds',
  'characters',
  'calls',
];
export const SETTLEMENT_COLUMNS = ['voucher', 'cash', 'prepaid', 'outstanding'];
