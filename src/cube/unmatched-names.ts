import type { Redactor } from '../read/contract/reading.ts';
import { withoutSecrets } from '../read/records/secrets.ts';
import { type Notice, noticeIf } from '../words/notice.ts';
import type { DecodedGroup } from './decode.ts';
import type { Names } from './names.ts';

const EXAMPLES = 3;

/** Compares the ids of a names file with those of the bill: a file that names nobody there is hardly meant so. */
export class NamesSeen {
  private readonly keys = new Set<string>();
  private readonly workspaces = new Set<string>();

  constructor(
    private readonly names: Names,
    private readonly redactor: Redactor | undefined,
  ) {}

  /** A group of the bill, kept by the filters or not. */
  see({ id: { apiKeyId, workspaceId } }: DecodedGroup): void {
    if (apiKeyId !== null && apiKeyId !== '') this.keys.add(apiKeyId);
    if (workspaceId !== null && workspaceId !== '') this.workspaces.add(workspaceId);
  }

  notices(): readonly Notice[] {
    const ids = [...this.names.rows.keys()];
    const bill = new Set([...this.keys, ...this.workspaces]);
    if (ids.length === 0 || bill.size === 0) return [];
    const rewritten = ids.filter(isRewritten);
    if (ids.some((id) => bill.has(id)))
      return noticeIf(rewritten.length > 0, {
        code: 'NAMES_DAMAGED',
        rows: rewritten.length,
        params: { rows: rewritten.length, texts: this.shown(rewritten) },
      });
    const cause = causeOf(ids, this.names, bill);
    return [{ code: 'NAMES_UNMATCHED', params: { ids: this.shown(ids), there: this.billIds(ids), cause } }];
  }

  /** Ids of the bill, of the kind that the file seems to name first. */
  private billIds(ids: readonly string[]): readonly string[] {
    const isWorkspace = ids.some((id) => /^(?:llm|ws)-/.test(id));
    const keys = [...this.keys].sort().map((id) => this.redactor?.pseudonym('key', id) ?? id);
    const spaces = [...this.workspaces].sort().map((id) => this.redactor?.pseudonym('workspace', id) ?? id);
    return (isWorkspace ? [...spaces, ...keys] : [...keys, ...spaces]).slice(0, EXAMPLES);
  }

  private shown(ids: readonly string[]): readonly string[] {
    const some = ids.slice(0, EXAMPLES);
    if (this.redactor !== undefined) return some.map((id) => this.redactor?.pseudonym('key', id) ?? '');
    return some.map(withoutSecrets);
  }
}

/** `5056850.0`, `5.05685E+06`, `5,056,850`: a number, as no id is written. */
function isRewritten(id: string): boolean {
  return /^\d+\.0*$|^\d(?:[.,]\d+)?E[+-]?\d+$|^[1-9]\d{0,2}(?:[,. \u00a0]\d{3})+(?:[.,]0*)?$/i.test(id);
}

function causeOf(ids: readonly string[], { rows }: Names, bill: ReadonlySet<string>): string {
  if (ids.some(isRewritten)) return 'spreadsheet';
  if (ids.some((id) => withoutSecrets(id) !== id)) return 'secret';
  if (ids.some((id) => /[,;\t|]/.test(id))) return 'separator';
  const others = [...rows.values()].some((row) =>
    Object.entries(row).some(([name, text]) => name.toLowerCase() !== 'id' && bill.has(text)),
  );
  return others ? 'column' : 'account';
}
