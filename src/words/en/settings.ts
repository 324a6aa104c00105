/** Words of settings files and of `config`, in English. */
export const enSettings = {
  noConfig: 'ignore settings files and variables',
  /** Said once a run: files with the settings that took effect. */
  used: (files: string) => `settings: ${files}`,
  usedOf: (file: string, keys: string) => `${file} (${keys})`,
  variables: 'environment',
  command: 'show the settings in force, and where each comes from',
  commandArgument: 'show the settings of this command; without it, of all commands',
  heading: 'Settings',
  files: 'files',
  noFiles: 'none',
  origins: { project: 'project file', user: 'user file' },
  columns: { setting: 'setting', value: 'value', source: 'from', place: 'where' },
  sources: {
    'command line': 'command line',
    environment: 'environment',
    project: 'project',
    user: 'user',
    default: 'default',
  },
  unset: '–',
};
