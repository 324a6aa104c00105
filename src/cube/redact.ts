import { matchHeader } from '../bill/columns.ts';
import { decodeInstanceId, type InstanceId } from '../bill/instance-id.ts';
import type { DamagedColumn, FileAnswer, GroupKey, TextColumn } from '../read/contract/answer.ts';
import type { Place, Repeat } from '../read/contract/lines.ts';
import type { Reading, Redactor } from '../read/contract/reading.ts';
import type { Problem } from '../words/problem.ts';
import { FileNames } from './file-names.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { cellKind, hiddenTags, pseudonymKind, textShape } from './redact-cells.ts';

/**
 * A redactor for one run. With a secret the same identity has the same pseudonym in every run that has the secret.
 * Without one they are of fresh random bytes: the same within the run, and in no other. Files are numbered but for those
 * that are `called` by what they are.
 */
export function createRedactor(secret?: string, called?: ReadonlyMap<string, string>): Redactor {
  return new IdentityRedactor(secret, called);
}

/** What a reader groups by in every run, and identifies someone. */
const IDENTITIES: readonly GroupKey[] = ['instanceId', 'ownerId', 'purchaserId'];
/** What may be an id inside another text: a workspace, or digits as keys and accounts have them. */
const ID_LIKE = /(?:llm|ws)-[A-Za-z0-9]+|\d{5,}/g;

/** Problems whose parameters are words of our own. */
const OURS: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'FOCUS_NEEDS',
  'OTHER_FILE',
  'OWN_FILE',
  'NOT_A_TABLE',
  'OTHER_ARCHIVE',
  'OTHER_FORMAT',
]);

const CURRENCY = /^([A-Za-z]{3}|[¥$])?$/;

class IdentityRedactor implements Redactor {
  readonly keyed: boolean;
  private readonly pseudonyms: Pseudonyms;
  private readonly names: FileNames;
  /** The kind of each identity that was seen, by its text. */
  private readonly known = new Map<string, string>();
  private readonly ids = new Map<string, InstanceId>();

  constructor(secret: string | undefined, called: ReadonlyMap<string, string> | undefined) {
    this.names = new FileNames(called);
    this.keyed = secret !== undefined;
    this.pseudonyms = new Pseudonyms(secret === undefined ? undefined : `secret\0${secret}`);
  }

  inputs(paths: readonly string[]): void {
    for (const path of paths) this.names.of(path);
  }

  reading(reading: Reading): Reading {
    this.know(reading.answers.flatMap(identitiesOf));
    const file = (name: string) => this.file(name);
    return {
      ...reading,
      files: reading.files.map(file),
      answers: reading.answers.map((answer) => this.answer(answer)),
      failures: reading.failures.map((problem) => this.problem(problem)),
      changed: { ...reading.changed, examples: reading.changed.examples.map((each) => this.repeat(each)) },
      emptyFiles: reading.emptyFiles.map(file),
      skippedEntries: reading.skippedEntries.map(file),
      namedTwice: reading.namedTwice.map(file),
      ownFiles: reading.ownFiles.map(file),
      otherFiles: reading.otherFiles.map((each) => ({ ...each, file: file(each.file) })),
      redactor: this,
    };
  }

  private repeat({ id, first, place, ...repeat }: Repeat): Repeat {
    const named = ({ file, line }: Place): Place => ({ file: this.file(file), line });
    return { ...repeat, id: this.pseudonym('line', id), first: named(first), place: named(place) };
  }

  know(identities: readonly (readonly [key: GroupKey, text: string])[]): void {
    for (const [key, text] of identities) {
      if (key === 'instanceId') this.knowInstance(decodeInstanceId(text));
      else if (text !== '') this.known.set(text, 'account');
    }
  }

  private knowInstance(id: InstanceId): void {
    const { kind, raw, apiKeyId, workspaceId, orderId } = id;
    if (kind === 'opaque' && raw.trim() !== '') this.known.set(raw.trim(), 'id');
    if (apiKeyId !== null) this.known.set(apiKeyId, 'key');
    if (workspaceId !== null) this.known.set(workspaceId, 'workspace');
    if (orderId !== null) this.known.set(orderId, 'order');
  }

  private answer(answer: FileAnswer): FileAnswer {
    const { failure, damaged } = answer;
    // What else is bought is nobody's business who reads what a model cost.
    const asideProducts = answer.asideProducts.map((each) => ({
      ...each,
      product: this.pseudonym('product', each.product),
      // Rows of other products are not judged: whatever stands in the column of currencies.
      currency: CURRENCY.test(each.currency) ? each.currency : this.pseudonym('text', each.currency),
    }));
    return {
      ...answer,
      file: this.file(answer.file),
      asideProducts,
      ...(damaged && { damaged: damaged.map(hiddenDamage) }),
      ...(failure === undefined ? {} : { failure: this.problem(failure) }),
    };
  }

  pseudonym(kind: string, text: string): string {
    return text === '' ? '' : this.pseudonyms.of(pseudonymKind(kind), text);
  }

  file(name: string): string {
    return this.names.of(name);
  }

  instanceId(id: InstanceId): InstanceId {
    const known = this.ids.get(id.raw);
    if (known !== undefined) return known;
    const hidden = id.kind === 'opaque' ? this.opaqueId(id) : this.packedId(id);
    this.ids.set(id.raw, hidden);
    return hidden;
  }

  /** Of an id of unknown form nothing is known to be harmless. */
  private opaqueId(id: InstanceId): InstanceId {
    const raw = this.pseudonym('id', id.raw.trim());
    return { ...id, raw, parts: [raw] };
  }

  private packedId(id: InstanceId): InstanceId {
    const named = (kind: string, text: string | null) => (text === null ? null : this.pseudonym(kind, text));
    const plain = (text: string | null) => (text === null ? null : this.scrub(text));
    const hidden = {
      apiKeyId: named('key', id.apiKeyId),
      workspaceId: named('workspace', id.workspaceId),
      orderId: named('order', id.orderId),
    };
    const replaced = new Map([
      [id.apiKeyId, hidden.apiKeyId],
      [id.workspaceId, hidden.workspaceId],
      [id.orderId, hidden.orderId],
    ]);
    const own =
      id.kind === 'configuration'
        ? [JSON.stringify({ model: id.model, usage_type: id.usageType })]
        : id.parts;
    const parts = own.map((part) => replaced.get(part.trim()) ?? this.scrub(part));
    return {
      ...id,
      ...hidden,
      parts,
      raw: parts.join(';'),
      billingType: plain(id.billingType),
      vendor: plain(id.vendor),
      model: plain(id.model),
      usageType: plain(id.usageType),
      channel: plain(id.channel),
      region: plain(id.region),
      site: plain(id.site),
      commodity: plain(id.commodity),
    };
  }

  cell(key: GroupKey, text: string): string {
    if (text === '') return '';
    if (key === 'instanceId') return this.instanceId(decodeInstanceId(text)).raw;
    if (key === 'tags') return hiddenTags(text, (value) => this.pseudonym('tag', value));
    const kind = cellKind(key);
    return kind === undefined ? this.scrub(text) : this.pseudonym(kind, text);
  }

  /** Identities that stand where none should: a key as the name of a model, a workspace in that of a product. */
  scrub(text: string): string {
    return text.replace(ID_LIKE, (found) => {
      const kind = this.known.get(found);
      return kind === undefined ? found : this.pseudonym(kind, found);
    });
  }

  sentence(text: string): string {
    const whole = this.known.get(text);
    if (whole !== undefined) return this.pseudonym(whole, text);
    return this.scrub(this.names.replacedIn(text));
  }

  problem(problem: Problem): Problem {
    const { file, column, value, params } = problem;
    const open = OURS.has(problem.code);
    const hidden =
      params && Object.entries(params).map(([name, each]) => [name, open ? each : hiddenParam(name, each)]);
    // Texts hide texts: each parameter is of the kind that it was.
    return {
      code: problem.code,
      line: problem.line,
      ...(file === undefined ? {} : { file: this.file(file) }),
      ...(column === undefined ? {} : { column: hiddenHeader(column) }),
      ...(value === undefined ? {} : { value: textShape(value) }),
      ...(hidden === undefined ? {} : { params: Object.fromEntries(hidden) }),
    } as Problem;
  }
}

function identitiesOf({ keys, groups }: FileAnswer): (readonly [GroupKey, string])[] {
  const places = IDENTITIES.map((key) => [key, keys.indexOf(key)] as const).filter(
    ([, place]) => place !== -1,
  );
  const texts = places.map(([key, place]) => {
    const { texts: all, codes } = groups.cells[place] as TextColumn;
    // The column may know texts of rows that do not count.
    return [...new Set(codes)].map((code) => [key, all[code] as string] as const);
  });
  return texts.flat();
}

/** What is left of a number may still be most of an id. */
function hiddenDamage(column: DamagedColumn): DamagedColumn {
  return { ...column, column: hiddenHeader(column.column), example: textShape(column.example) };
}

/** A header that is a column's name tells nothing of anyone; any other text may. */
function hiddenHeader(text: string): string {
  return matchHeader([text]).known === 1 ? text : textShape(text);
}

/** Codes (`ENOENT`, `utf8-read-as-gbk`) and numbers stay; what was found in a file does not. */
function hiddenParam(name: string, value: string | number): string | number {
  if (typeof value === 'number' || name === 'cause') return value;
  return name === 'reason' && /^[A-Z][A-Z0-9_-]*$/.test(value) ? value : textShape(value);
}
