const pending = new Set<string>();

/** Temporary files being written now, so that a signal handler can unlink them before the process ends. */
export function pendingTemporaries(): Set<string> {
  return pending;
}
