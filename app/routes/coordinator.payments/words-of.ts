/** How many characters a reason or an evidence has. */
export const SHORTEST = 4
export const LONGEST = 300

/** Words as typed, without spaces at the ends, and whether they are long enough to say something. */
export function wordsOf(form: FormData, name: string): { words: string; fits: boolean } {
  const words = String(form.get(name) ?? '').trim()
  const length = [...words].length
  return { words, fits: length >= SHORTEST && length <= LONGEST }
}
