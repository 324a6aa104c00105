import type { Page } from '../../../report/page.ts';

/** What is to be explained: data for programs, a page for people. */
export interface Explained {
  readonly record: Readonly<Record<string, unknown>>;
  readonly page: Page;
}
