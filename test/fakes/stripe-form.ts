export type FormValue = string | FormValue[] | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

type Branch = { [name: string]: string | Branch }

/** Stripe writes a list as `name[0]`, `name[1]`, ... */
function settle(value: string | Branch): FormValue {
  if (typeof value === 'string') return value
  const entries = Object.entries(value).map(([name, inner]) => [name, settle(inner)] as const)
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index))
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

/** Reads `a[b][0]=v`, the way in which Stripe's forms and queries nest. */
export function decodeForm(text: string): Form {
  const root: Branch = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.replaceAll(']', '').split('[')
    const last = path.pop() ?? ''
    let at = root
    for (const part of path) {
      const inner = at[part] ?? {}
      if (typeof inner === 'string') throw new Error(`${key} is a value and a branch`)
      at[part] = inner
      at = inner
    }
    at[last] = value
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, settle(value)]))
}
