import { renderMarkdown } from '../../../render/markdown.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report) => [renderMarkdown(report.page())];
