/** Something kept for a moment: what it is of, and when its making began (ms of the clock given to `keepFor`). */
export type Aged<Value> = { value: Value; began: number }

/**
 * Keeps values for `lifetime` ms after their making began, and at most `limit` of them, by the sizes given with each; the
 * oldest go first, used or not.
 */
export function keepFor<Value>(options: { lifetime: number; limit: number; now: () => number }) {
  const { lifetime, limit, now } = options
  const entries = new Map<string, Aged<Value> & { size: number }>()
  let held = 0
  const remove = (key: string) => {
    held -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }
  const isFresh = ({ began }: { began: number }) => now() - began < lifetime
  return {
    isFresh,
    get(key: string): Value | undefined {
      const found = entries.get(key)
      return found && isFresh(found) ? found.value : undefined
    },
    set(key: string, { value, began }: Aged<Value>, size: number): void {
      remove(key)
      entries.set(key, { value, began, size })
      held += size
      for (const [oldest, entry] of entries) {
        if (held <= limit && isFresh(entry)) break
        remove(oldest)
      }
    },
    remove,
    /** The sum of all sizes, also of entries that are over and not yet removed. */
    size: () => held,
  }
}
