import { optionName } from '../../../bill/spelling.ts';
import type { Notice } from '../../../cube/cube.ts';
import type { DecodedGroup } from '../../../cube/decode.ts';
import type { Dimension } from '../../../cube/dimensions.ts';
import { type Filters, groupFilter } from '../../../cube/filters.ts';
import type { Names } from '../../../cube/names.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../read/contract/limits.ts';
import { unreadable } from '../../../read/input/bytes.ts';
import { BillError, type Problem } from '../../../words/problem.ts';
import { isProblem, type OtherItem, type OtherRecord } from './record.ts';
import { otherRecords } from './records.ts';
import { type KeyValue, noCounts, type SourceCounts } from './source.ts';
import { type Aliases, withoutSecrets } from './values.ts';

/** How the other side is read: what the command line says of it. */
export interface OtherSideOptions {
  /** The dimensions to compare by; all that the other side has when left out. */
  readonly by?: readonly string[];
  readonly measures?: readonly string[];
  /** Machine name → column or field. */
  readonly map: ReadonlyMap<string, string>;
  readonly aliases: Aliases;
  readonly filters: Filters;
  readonly names?: Names;
  /** Dimensions of the names file. */
  readonly extra: readonly Dimension[];
  readonly limits: Partial<Limits>;
  readonly encoding?: string;
  readonly strict: boolean;
  readonly onProgress?: (bytes: number) => void;
}

/** Records that are looked at to know what a file holds. */
const LOOKED_AT = 1000;
/** Rejected records that are kept to be written: beyond, a file is not what it is taken for. */
const MOST_REJECTS = 100_000;

/** The records of several files as one stream; its beginning can be looked at, and every fault is counted. */
export class OtherRecords {
  readonly counts: SourceCounts = noCounts();
  readonly rejects: Problem[] = [];
  readonly failures: Problem[] = [];
  readonly limits: Limits;
  private readonly items: AsyncGenerator<OtherItem>;
  private readonly waiting: OtherItem[] = [];
  private badInARow = 0;

  constructor(
    private readonly paths: readonly string[],
    private readonly options: OtherSideOptions,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.items = this.all();
  }

  /** The first records, of which nothing is taken away. */
  async beginning(): Promise<readonly OtherRecord[]> {
    while (this.waiting.length < LOOKED_AT) {
      const next = await this.items.next();
      if (next.done === true) break;
      this.waiting.push(next.value);
    }
    return this.waiting.filter((item): item is OtherRecord => !isProblem(item));
  }

  /** The first thing that is no record, before any record is taken. */
  firstReject(): Problem | undefined {
    return this.waiting.find(isProblem);
  }

  /** Every record that can be read; the others are counted and kept. */
  async *records(): AsyncGenerator<OtherRecord> {
    for (const item of this.waiting.splice(0)) yield* this.judged(item);
    for await (const item of this.items) yield* this.judged(item);
  }

  private *judged(item: OtherItem): Generator<OtherRecord> {
    this.counts.read++;
    if (isProblem(item)) this.reject(item);
    else yield item;
  }

  /** Where a record went that could be read. */
  took(record: 'counted' | 'totals' | 'without_usage' | 'stream_parts' | 'filtered'): void {
    this.badInARow = 0;
    this.counts[record]++;
  }

  reject(problem: Problem): void {
    const { value } = problem;
    const shown = value === undefined ? problem : { ...problem, value: withoutSecrets(value) };
    if (this.options.strict) throw new BillError(shown);
    this.counts.rejected++;
    this.rejects.push(shown);
    const tooMany = ++this.badInARow >= this.limits.rejects || this.rejects.length >= MOST_REJECTS;
    if (!tooMany) return;
    const file = problem.file === undefined ? {} : { file: problem.file };
    throw new BillError({ code: 'GAVE_UP', ...file, params: { limit: this.badInARow } });
  }

  private async *all(): AsyncGenerator<OtherItem> {
    const { encoding, onProgress } = this.options;
    for (const path of this.paths) {
      try {
        yield* otherRecords(path, {
          limits: this.limits,
          ...(encoding === undefined ? {} : { encoding }),
          ...(onProgress === undefined ? {} : { onProgress }),
        });
      } catch (error) {
        this.failures.push(this.failureOf(error, path));
      }
    }
  }

  /** A file that breaks off leaves what was read before; anything but a fault of the file is one of the program. */
  private failureOf(error: unknown, path: string): Problem {
    if (this.options.strict) throw error;
    if (error instanceof BillError) return error;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return unreadable(path, error as NodeJS.ErrnoException);
  }
}

/** Filters of the command that can be put to lines of these keys, and a notice for each that cannot. */
export function lineFilter(
  keys: readonly string[],
  { filters, names }: OtherSideOptions,
): { keeps: (values: readonly KeyValue[], currency: string | null) => boolean; notices: readonly Notice[] } {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const can = asked.filter(([name]) => NEEDS[name as keyof Filters]?.some((key) => keys.includes(key)));
  // An amount without a currency is of the currency that is asked for.
  const apart = asked.filter((entry) => !can.includes(entry) && entry[0] !== 'currency');
  const filter = groupFilter(Object.fromEntries(can) as Filters, names);
  const byCurrency = groupFilter(filters.currency === undefined ? {} : { currency: filters.currency });
  const place = (key: string) => keys.indexOf(key);
  const keeps = (values: readonly KeyValue[], currency: string | null) => {
    const at = (key: string) => (values[place(key)] ?? null) as string | null;
    return (
      filter.keeps(likeGroup(at, null)) && (currency === null || byCurrency.keeps(likeGroup(at, currency)))
    );
  };
  const notices = apart.map(([name]) => ({
    code: 'FILTER_NOT_APPLIED',
    params: { option: optionName(name) },
  }));
  return { keeps, notices };
}

/** The key that each filter looks at. */
const NEEDS: Readonly<Record<keyof Filters, readonly string[]>> = {
  model: ['model'],
  channel: ['channel', 'channel_name'],
  apiKey: ['api_key_id'],
  workspace: ['workspace_id'],
  type: ['usage_type'],
  feeType: ['fee_type'],
  currency: [],
  month: ['billing_month', 'day'],
  since: ['day'],
  until: ['day'],
};

/** A line as the filters of the bill see a group. */
function likeGroup(at: (key: string) => string | null, currency: string | null): DecodedGroup {
  const channel = at('channel') ?? at('channel_name');
  const day = at('day');
  const cells: Readonly<Record<string, string>> = {
    day: day ?? '',
    month: at('billing_month') ?? day?.slice(0, 7) ?? '',
    feeType: '',
  };
  const id = {
    apiKeyId: at('api_key_id'),
    workspaceId: at('workspace_id'),
    vendor: null,
    channel,
    usageType: at('usage_type'),
  };
  return {
    id: id as DecodedGroup['id'],
    model: at('model'),
    unit: { base: '', factor: 1n, known: true },
    feeType: at('fee_type'),
    account: null,
    currency,
    tax: 'unknown',
    cell: (key) => cells[key] ?? '',
  };
}
