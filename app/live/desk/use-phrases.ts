import { useEffect, useState } from 'react'

const KEPT_AS = 'studio-phrases'
const MOST = 12

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** The host's own quick phrases, kept in this browser; newest first, twelve at most. */
export function usePhrases() {
  const [own, setOwn] = useState<string[]>([])
  useEffect(() => setOwn(read()), [])
  function keep(next: string[]): void {
    setOwn(next)
    try {
      localStorage.setItem(KEPT_AS, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing has them for this visit.
    }
  }
  return {
    own,
    add: (phrase: string) => keep([phrase, ...own.filter((one) => one !== phrase)].slice(0, MOST)),
    remove: (phrase: string) => keep(own.filter((one) => one !== phrase)),
  }
}
