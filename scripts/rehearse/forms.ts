/** A form of a page as a browser would send it, without what its buttons add. */
export type PageForm = { action: string; fields: Record<string, string>; buttons: { name: string; value: string }[] }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

function attributes(tag: string): Record<string, string> {
  const found = tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)
  return Object.fromEntries(
    [...found].slice(1).map(([, name = '', value]) => [name.toLowerCase(), decode(value ?? '')]),
  )
}

/** What a control sends if nobody touches it; null where it sends nothing. */
function untouched(tag: string): [string, string] | null {
  const { name, value = '', type = 'text', checked, disabled } = attributes(tag)
  if (!name || disabled !== undefined) return null
  if (type === 'radio' || type === 'checkbox') return checked === undefined ? null : [name, value || 'on']
  return type === 'submit' ? null : [name, value]
}

function selected(html: string): [string, string][] {
  return [...html.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g)].flatMap(([whole, options = '']) => {
    const { name } = attributes(whole.slice(0, whole.indexOf('>')))
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attributes(tag))
    const chosen = all.find((option) => option.selected !== undefined) ?? all[0]
    return name && chosen ? [[name, chosen.value ?? ''] as [string, string]] : []
  })
}

/** Reads the forms of a server-rendered page, in their order. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, open = '', inside = '']) => {
    const inputs = [...inside.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) =>
      [untouched(tag) ?? []].filter((p) => p.length),
    )
    const buttons = [...inside.matchAll(/<button\b[^>]*>/g)].map(([tag]) => attributes(tag))
    return {
      action: attributes(`form ${open}`).action ?? '',
      fields: Object.fromEntries([...(inputs as [string, string][]), ...selected(inside)]),
      buttons: buttons.flatMap(({ name, value = '' }) => (name ? [{ name, value }] : [])),
    }
  })
}

/** The form that has a button saying `intent`, ready to send with it; null where the page offers none. */
export function formFor(html: string, intent: string): PageForm | null {
  const form = readForms(html).find(
    ({ buttons, fields }) =>
      buttons.some((button) => button.name === 'intent' && button.value === intent) || fields.intent === intent,
  )
  return form ? { ...form, fields: { ...form.fields, intent } } : null
}
