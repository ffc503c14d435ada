import { inLocale, type Locale, languageTag } from './locale.ts'

/** So many of a unit in words: 3 瓶, “3 bottles”. */
export function counted(locale: Locale, count: number, unitZh: string, unitEn: string | null): string {
  return `${count.toLocaleString(languageTag(locale))} ${unitOf(locale, count, unitZh, unitEn)}`
}

/**
 * A unit as it stands beside so many of it. An English unit is a noun that takes -s, -es or -ies; a symbol such as kg stays as it
 * is, and a Chinese unit never changes.
 */
export function unitOf(locale: Locale, count: number, unitZh: string, unitEn: string | null): string {
  const unit = inLocale(locale, unitZh, unitEn)
  return count === 1 ? unit : manyOf(unit)
}

function manyOf(unit: string): string {
  if (!/[a-z]{3}$/.test(unit)) return unit
  if (/(s|x|z|ch|sh)$/.test(unit)) return `${unit}es`
  return /[^aeiou]y$/.test(unit) ? `${unit.slice(0, -1)}ies` : `${unit}s`
}
