/** Values as JSON carries them to Postgres: bigint as decimal text, times as ISO text. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }
export type TableRows = { table: string; rows: Record<string, Value>[] }
