/** Characters of a unified social credit code by their value: digits, then letters without I, O, S, V and Z. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether the last of the 18 characters is the check character of the others (GB 32100-2015). */
function checks(code: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * characters.indexOf(code[index] ?? ''), 0)
  return characters[(31 - (sum % 31)) % 31] === code[17]
}

/**
 * An institution's tax number as people type it, in capitals and without spaces: a unified social credit code (18
 * characters, the last one checked) or one of the older numbers (15 or 20). Null when it is none.
 */
export function parseTaxNumber(text: string): string | null {
  const number = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(number)) return checks(number) ? number : null
  return /^(?:[0-9A-Z]{15}|[0-9A-Z]{20})$/.test(number) ? number : null
}
