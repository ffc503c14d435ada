import { fitsReason } from '#domain/reason.ts'

/** A reason or an evidence as typed, without spaces at the ends, and whether it is long enough to say something. */
export function wordsOf(form: FormData, name: string): { words: string; fits: boolean } {
  const words = String(form.get(name) ?? '').trim()
  return { words, fits: fitsReason(words) }
}
