export type Json = Readonly<Record<string, unknown>>;

/** A report of the machine contract, as `--format json` writes it. */
export interface JsonReport {
  readonly schema_version: number;
  readonly report: string;
  readonly bill: Json;
  readonly proof: Readonly<Record<string, number>>;
  readonly columns: readonly { readonly name: string; readonly kind: string }[];
  readonly rows: readonly Json[];
  readonly totals: readonly Json[];
  readonly warnings: readonly (Json & { readonly code: string; readonly message: string })[];
}
