/**
 * A Chinese mobile number as people type it, in E.164; null when it is none.
 * Full-width digits, spaces, dashes, brackets and the prefixes 86, +86 and 0086 are understood.
 */
export function parsePhone(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\-‐-―().]/g, '')
  const number = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/.exec(digits)?.[1]
  return number ? `+86${number}` : null
}

/** An E.164 number as people in China write it: `+8619900000001` → `199 0000 0001`. */
export const showPhone = (phone: string): string => phone.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
