import { callTexts } from './log-fields.ts';
import { callTokens } from './log-tokens.ts';
import { type OtherRecord, textOf } from './record.ts';

/** Calls whose parts may be waited for at a time: more are never being answered at once. */
const MOST_OPEN = 20_000;

/**
 * A log of streamed answers has a record for each part. Usage stands in the last one, or grows from part to part:
 * so a call is the last of its parts that tells any. Records that are no parts go straight through.
 */
export class StreamedCalls {
  private readonly open = new Map<string, OtherRecord>();

  constructor(
    private readonly call: (record: OtherRecord) => void,
    private readonly part: () => void,
    private readonly map: ReadonlyMap<string, string>,
  ) {}

  take(record: OtherRecord): void {
    const id = partOf(record);
    if (id === undefined) {
      this.call(record);
      return;
    }
    const known = this.open.get(id);
    if (known === undefined) this.begin(id, record);
    else {
      this.part();
      if (callTokens(callTexts(record.fields, this.map)) !== undefined) this.open.set(id, record);
    }
  }

  end(): void {
    for (const record of this.open.values()) this.call(record);
    this.open.clear();
  }

  private begin(id: string, record: OtherRecord): void {
    this.open.set(id, record);
    if (this.open.size <= MOST_OPEN) return;
    const [oldest] = this.open.keys();
    this.call(this.open.get(oldest as string) as OtherRecord);
    this.open.delete(oldest as string);
  }
}

/** The id of the call that a record is a part of, as OpenAI-style streams tell it. */
function partOf({ fields }: OtherRecord): string | undefined {
  const kind = textOf(fields.object) ?? '';
  const id = textOf(fields.id) ?? '';
  return kind.endsWith('.chunk') && id !== '' ? id : undefined;
}
