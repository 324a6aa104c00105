import type { Account, Words } from './model.ts';

/** The made-up household: accounts, workspaces, keys, and the names file that matches them. */

export const ACCOUNTS = {
  export: { id: '1234567890123456', name: 'demo@example.com' },
  main: { id: '1000000000000001', name: 'demo-main@example.com' },
  second: { id: '1000000000000002', name: 'demo-second@example.com' },
} as const satisfies Record<string, Account>;

export const REGIONS = {
  mainland: { code: 'cn-beijing', name: '华北2（北京）' },
  international: { code: 'ap-southeast-1', name: '新加坡' },
} as const satisfies Record<string, Words>;

const WORKSPACES = ['demo000000000001', 'demo000000000002', 'demo000000000003'] as const;

/** The workspace of the n-th key: `llm-…` on the mainland, `ws-…` abroad. */
export function workspace(prefix: 'llm' | 'ws', index: number): string {
  return `${prefix}-${WORKSPACES[index % WORKSPACES.length]}`;
}

/** `count` API key ids, 5000001 and on. */
export function keys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(5_000_001 + index));
}

const NAMED: readonly (readonly [id: string, name: string, team: string, center: string])[] = [
  ['5000001', 'search-prod', 'search', 'CC-1001'],
  ['5000002', 'search-test', 'search', 'CC-1001'],
  ['5000003', 'support-bot', 'service', 'CC-2001'],
  ['5000004', 'video studio, main', 'media', 'CC-3001'],
  ['5000005', '数据平台', 'data', 'CC-4001'],
  ['llm-demo000000000001', 'Search workspace', 'search', 'CC-1001'],
  ['llm-demo000000000002', 'Service workspace', 'service', 'CC-2001'],
  ['llm-demo000000000003', 'Media workspace', 'media', 'CC-3001'],
  ['ws-demo000000000001', 'Search (international)', 'search', 'CC-1001'],
  ['ws-demo000000000002', 'Service (international)', 'service', 'CC-2001'],
  ['ws-demo000000000003', 'Media (international)', 'media', 'CC-3001'],
];

/** The names file. Key 5000006 has no name on purpose. */
export function namesCsv(): string {
  const rows = [['id', 'name', 'team', 'cost_center'], ...NAMED];
  const cell = (text: string): string => (text.includes(',') ? `"${text}"` : text);
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
