import type { Sample } from './sample.ts';

/** The list of samples, one line each. */
export function readme(samples: readonly Sample[]): string {
  const rows = samples.map(({ input, about }) => `- \`${input}\` — ${about}.`);
  return `${HEAD}\n${rows.join('\n')}\n- \`names.csv\` — names, teams and cost centres of the keys and workspaces above.\n- \`grafana-dashboard.json\` — a Grafana dashboard over what \`--format openmetrics\` makes; not a bill.\n- \`page.png\` — the analytics page of the first two, for the README (\`npm run picture\`).\n`;
}

const HEAD = `# Samples

Made-up bills in every layout. Accounts, keys, workspaces, prices and amounts are invented; nothing here was billed.

Beside each stands \`<name>.expected.json\`: its true answer, added up from exact decimals by the generator, which
shares no code with \`src\`. \`npm run samples\` writes all of this anew, byte for byte the same. Bigger ones:
\`npx tsx samples/generator/big.ts --rows 300000 --seed 1 --out FILE [--layout A]\` prints the answer as one JSON line.
`;
