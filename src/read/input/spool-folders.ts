const folders = new Set<string>();

/** Temporary folders that exist at this moment, to be removed if the run is interrupted. */
export function spoolFolders(): Set<string> {
  return folders;
}
