const kinds = ['visit', 'payout', 'verification', 'complaint', 'emergency'] as const

/** A stored purpose, `<kind>: <words>`, in its two parts. */
export function purposeWords(purpose: string): { kind: (typeof kinds)[number] | null; words: string } {
  const [, head, words] = /^(\w+): (.*)$/s.exec(purpose) ?? []
  const kind = kinds.find((one) => one === head) ?? null
  return kind ? { kind, words: words ?? '' } : { kind, words: purpose }
}
