/** Dimension columns that the sheets roll up by; the cube must have them, and `unit`. */
export const WORKBOOK_TABLES = ['model', 'channel_name', 'api_key_id', 'day', 'workspace_id'] as const;
