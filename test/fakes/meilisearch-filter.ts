type Document = Record<string, unknown>

const valuesOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

/** Splits at a word that is not inside quotes. */
function splitAt(filter: string, word: string): string[] {
  const masked = filter.replace(/"(?:\\.|[^"\\])*"/g, (text) => '_'.repeat(text.length))
  const at = masked.indexOf(word)
  return at < 0 ? [filter] : [filter.slice(0, at), ...splitAt(filter.slice(at + word.length), word)]
}

/** The operators of Meilisearch's filter language that the product uses: OR, AND, IN, TO, =, <=, >, brackets around a whole. */
export function matchesFilter(filter: string, document: Document, filterable: string[]): boolean {
  const inner = /^\((.*)\)$/.exec(filter.trim())?.[1] ?? filter.trim()
  const either = splitAt(inner, ' OR ')
  if (either.length > 1) return either.some((part) => matchesFilter(part, document, filterable))
  const both = splitAt(inner, ' AND ')
  if (both.length > 1) return both.every((part) => matchesFilter(part, document, filterable))
  return matchesOne(inner, document, filterable)
}

function matchesOne(condition: string, document: Document, filterable: string[]): boolean {
  const [, attribute = '', rest = ''] = /^(\w+) (.*)$/.exec(condition) ?? []
  if (!filterable.includes(attribute)) throw new Error(`Attribute \`${attribute}\` is not filterable.`)
  const values = valuesOf(document[attribute])
  const list = /^IN \[(.*)\]$/.exec(rest)?.[1]
  if (list !== undefined) {
    const wanted = JSON.parse(`[${list}]`) as string[]
    return values.some((value) => wanted.includes(String(value)))
  }
  const range = /^(\d+) TO (\d+)$/.exec(rest)
  if (range) return values.some((value) => Number(range[1]) <= Number(value) && Number(value) <= Number(range[2]))
  const [, operator, operand = ''] = /^(=|<=|>) (.*)$/.exec(rest) ?? []
  if (operator === '=') return values.some((value) => String(value) === operand)
  if (operator === '<=') return values.some((value) => Number(value) <= Number(operand))
  if (operator === '>') return values.some((value) => Number(value) > Number(operand))
  throw new Error(`the fake does not read the filter: ${condition}`)
}
