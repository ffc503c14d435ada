import { LRUCache } from 'lru-cache'
import type { Deps } from '#server/deps.ts'
import type { Carried } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { readStandings, type Standing } from './claim-session.ts'

/** How long (ms) a session that is not carried here is believed to be as it was read. */
const BELIEVED_MS = 1_000
const MOST = 2_000

/** Where the picture of a session on the air is: in this process, in another one, or nowhere yet. Null: not on the air. */
export type Located = { here: Carried } | { elsewhere: string } | { here: null } | null

/** Finds pictures; however many ask for one session, the database is asked once a second. */
export function locateWith(
  deps: Pick<Deps, 'db'>,
  carrier: Carrier,
): { locate(sessionId: string): Promise<Located>; forget(sessionId: string): void } {
  const standings = new LRUCache<string, { standing: Promise<Standing | null> }>({ max: MOST, ttl: BELIEVED_MS })

  function standingOf(sessionId: string): Promise<Standing | null> {
    const known = standings.get(sessionId)
    if (known) return known.standing
    const standing = readStandings(deps, [sessionId]).then((read) => read.get(sessionId) ?? null)
    standings.set(sessionId, { standing })
    standing.catch(() => standings.delete(sessionId))
    return standing
  }

  return {
    async locate(sessionId) {
      const carried = carrier.of(sessionId)
      if (carried) return { here: carried }
      const standing = await standingOf(sessionId)
      if (standing?.state !== 'live') return null
      if (standing.media === 'none') return { here: null }
      if (standing.carrierUrl !== null && standing.carrierUrl !== carrier.url) return { elsewhere: standing.carrierUrl }
      // Carried by this process before it was restarted: what was recorded stands in until the publisher is back.
      return { here: carrier.of(sessionId) ?? (await carrier.begin(sessionId, 'away')) }
    },
    forget: (sessionId) => void standings.delete(sessionId),
  }
}
