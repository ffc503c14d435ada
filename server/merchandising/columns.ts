import { catalogFields, type FieldSpec, type FieldValue, type Subject } from '#domain/catalog/fields.ts'

export const tables: Record<Subject, string> = { family: 'product_family', product: 'product', producer: 'producer' }

/** Days that are kept as moments: midnight in Asia/Shanghai. */
const moments = ['preorder_from', 'preorder_until']

function readAs({ column, kind }: FieldSpec): string {
  if (column === 'withdrawn_at') return 't.withdrawn_at IS NOT NULL'
  if (moments.includes(column)) return `to_char(t.${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`
  if (kind === 'fen' || kind === 'day') return `t.${column}::text`
  return `t.${column}`
}

/** A JSON object of all fields of a row `t`. */
export const valuesOf = (subject: Subject): string =>
  `jsonb_build_object(${catalogFields[subject].map((field) => `'${field.name}', ${readAs(field)}`).join(', ')})`

const types: Record<FieldSpec['kind'], string> = {
  text: 'text',
  slug: 'text',
  fen: 'bigint',
  whole: 'int',
  share: 'int',
  flag: 'bool',
  day: 'date',
}

/** What a parameter becomes in its column. @param at the parameter that holds the present moment */
export function writeAs({ column, kind }: FieldSpec, parameter: string, at: string): string {
  const typed = `${parameter}::${types[kind]}`
  if (column === 'withdrawn_at') return `CASE WHEN ${typed} THEN ${at}::timestamptz END`
  return moments.includes(column) ? `${typed}::timestamp AT TIME ZONE 'Asia/Shanghai'` : typed
}

/** Fields and values of a change, in the table's order. Names that are no field are left out. */
export const knownFields = (subject: Subject, values: Record<string, FieldValue>): [FieldSpec, FieldValue][] =>
  catalogFields[subject].flatMap((field) => {
    const value = values[field.name]
    return value === undefined ? [] : [[field, value]]
  })
