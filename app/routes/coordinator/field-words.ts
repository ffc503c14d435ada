import type { Locale } from '#domain/locale.ts'

type Key = 'privacy.fields.headName'

/** Names of personal fields as people read them; one without words keeps its own. `t` knows every area. */
export function fieldWords(
  t: { (key: Key): string; has(key: Key): boolean },
  locale: Locale,
  fields: readonly string[],
): string {
  const words = fields.map((field) => {
    const key = `privacy.fields.${field}` as Key
    return t.has(key) ? t(key) : field
  })
  return words.join(locale === 'zh' ? '、' : ', ')
}
