import { checkSchema } from './outputs/check.ts';
import { configSchema } from './outputs/config.ts';
import { diffSchema } from './outputs/diff.ts';
import { instanceSchema, lineSchema } from './outputs/explain.ts';
import { manifestSchema } from './outputs/manifest.ts';
import { reconcileSchema } from './outputs/reconcile.ts';
import { reportSchema } from './outputs/report.ts';
import { traceSchema } from './outputs/trace.ts';
import type { Schema } from './schema.ts';

/** Every schema of the machine contract, by the name of its file. */
export function schemas() {
  return {
    report: reportSchema(),
    check: checkSchema(),
    reconcile: reconcileSchema(),
    diff: diffSchema(),
    trace: traceSchema(),
    'explain-id': instanceSchema(),
    'explain-line': lineSchema(),
    config: configSchema(),
    manifest: manifestSchema(),
  } as const satisfies Readonly<Record<string, Schema>>;
}

export type SchemaName = keyof ReturnType<typeof schemas>;
