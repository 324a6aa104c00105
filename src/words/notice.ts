import { say } from './say.ts';
import type { MessageOf, ParamsOf } from './shape/code.ts';
import { NOTICES } from './shape/notices.ts';
import type { Words } from './shape/words.ts';

export type NoticeCode = keyof typeof NOTICES;

interface Concerns {
  /** Machine names of columns. */
  readonly columns?: readonly string[];
  readonly rows?: number;
  /** What was left aside of other products, amounts in plain notation. */
  readonly products?: readonly Readonly<Record<string, string | number | null>>[];
}

/** A notice of one code. */
export type NoticeOf<C extends NoticeCode> = Concerns & MessageOf<typeof NOTICES, C>;

/** Something that the reader should know beside the figures. Language-free: {@link sentence} makes words of it. */
export type Notice = { [C in NoticeCode]: NoticeOf<C> }[NoticeCode];

/** Codes that are made of a number of rows. */
type RowsCode = {
  [C in NoticeCode]: { readonly rows: number } extends ParamsOf<typeof NOTICES, C>
    ? ParamsOf<typeof NOTICES, C> extends { readonly rows: number }
      ? C
      : never
    : never;
}[NoticeCode];

/** A notice of so many rows; none where there are none. */
export function noticeOfRows(code: RowsCode, rows: number): readonly Notice[] {
  return rows === 0 ? [] : [{ code, rows, params: { rows } }];
}

/** The notice where it applies. */
export function noticeIf(applies: boolean, notice: Notice): readonly Notice[] {
  return applies ? [notice] : [];
}

/** Whether a notice is only good to know; the others are warnings. */
export function isNote({ code }: Notice): boolean {
  const [severity]: readonly string[] = NOTICES[code].severities;
  return severity === 'note';
}

/** The sentence of a notice in one language. It may hold cell text. */
export function sentence(notice: Notice, { notices }: Pick<Words, 'notices'>): string {
  return say(notices, notice).what;
}
