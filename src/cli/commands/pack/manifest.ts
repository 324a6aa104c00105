import { countsOf } from '../../../check/findings/checked.ts';
import { nameOf } from '../../../cube/without-folders.ts';
import type { FileMade } from '../../../render/file/folder.ts';
import { billJson, list, noticeJson, proofJson, SCHEMA_VERSION, totalJson } from '../../../render/json.ts';
import { jsonString, jsonValue } from '../../../render/json-text.ts';
import { costTable } from '../../../report/cost.ts';
import { sentence } from '../../../words/notice.ts';
import type { Context } from '../../world/context.ts';
import { settingsFacts } from '../../world/used-settings.ts';
import { verdictOf } from '../reconcile/deliver.ts';
import type { InputMade } from './inputs.ts';
import type { Pack } from './parts.ts';

/** Set by the build to the version of the package. */
declare const __VERSION__: string | undefined;
export const MANIFEST_REPORT = 'pack';

/** What a pack is, what it was made from, and by what: hashes of every file, the proof, no clock. */
export function* manifest(
  pack: Pack,
  inputs: readonly InputMade[],
  outputs: readonly FileMade[],
  context: Context,
): Generator<string> {
  const { words, redactor } = context;
  const { cube } = pack;
  const name = (path: string) => redactor?.file(path) ?? nameOf(path);
  const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';
  const { error, warning, note } = countsOf(pack.checked.findings);
  const facts = {
    tool: { name: 'bill-analyze', version },
    language: words.page.lang,
    filters: pack.options.selection.text(),
    redacted: redactor !== undefined,
    check: { errors: error, warnings: warning, notes: note },
    reconciliation: reconciliationFact(pack, context),
    ...Object.fromEntries(settingsFacts(context)),
  };
  yield `{\n  "schema_version": ${SCHEMA_VERSION},\n  "report": ${jsonString(MANIFEST_REPORT)},\n`;
  yield `  "bill": ${billJson(cube.bill)},\n  "proof": ${proofJson(cube.proof)},\n`;
  for (const [key, value] of Object.entries(facts)) yield `  ${jsonString(key)}: ${jsonValue(value)},\n`;
  const table = costTable(cube, pack.table.query);
  yield* list('totals', table.totals, totalJson(table), ',');
  yield* list('warnings', cube.notices, (notice) => noticeJson(notice, (each) => sentence(each, words)), ',');
  const input = ({ role, path, bytes, sha256 }: InputMade) =>
    jsonValue({ role, name: name(path), bytes, sha256 });
  yield* list('inputs', inputs, input, ',');
  yield* list('outputs', outputs, (output) => jsonValue({ ...output }), '');
  yield '}\n';
}

function reconciliationFact({ reconciliation }: Pack, { words }: Context) {
  if (reconciliation === undefined) return { asked: false, message: words.pack.notReconciled };
  const { equal } = reconciliation.result;
  return { asked: true, equal, message: verdictOf(reconciliation, words) };
}
