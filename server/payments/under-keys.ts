/** More failures than this under one series in a day, and a person has to look. */
const LONGEST_SERIES = 20

type Asking<T> = {
  /** Looks for what an earlier request has made. */
  find?: () => Promise<T | null>
  create: (idempotencyKey: string) => Promise<T>
  /** Whether a failure is the saved answer to an earlier request under the same key. */
  isReplayed: (error: unknown) => boolean
}

/**
 * Makes something once at a provider that saves the first answer to an idempotency key for about a day, failures too,
 * and forgets it afterwards.
 *
 * The next key of the series is used only when the one before is known to hold a failure for everybody: the provider
 * gives it again and says so. A failure that is not marked may not have been saved, so it ends the call, and a later
 * one starts with the same key. All who ask at once therefore meet the same success under the same key, and cannot
 * make the thing twice. Looking first covers what the provider's memory does not: keys that it has forgotten, and
 * requests that it carried out although it answered with a failure.
 */
export async function underKeys<T>(series: string, { find, create, isReplayed }: Asking<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    const found = await find?.()
    if (found) return found
    try {
      return await create(number === 1 ? series : `${series}-${number}`)
    } catch (error) {
      if (!isReplayed(error) || number === LONGEST_SERIES) throw error
    }
  }
}
