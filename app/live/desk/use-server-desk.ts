import { useState } from 'react'
import type { RoomSnapshot } from '#domain/live-events.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import type { Desk } from './desk-context.tsx'
import { serverSide } from './server-side.ts'
import type { DeskState, Steered } from './side.ts'
import { useDeskSide } from './use-desk-side.ts'

export type LoadedDesk = { session: SessionCard; snapshot: RoomSnapshot; desk: DeskState; sayId: string }

/** The desk of a session on the server. Give the component a `key` of the session. */
export function useServerDesk({ session, snapshot, desk, sayId }: LoadedDesk, posted: Steered | null): Desk {
  const [side] = useState(() => serverSide(snapshot))
  return { session, sayId, rehearsal: false, ...useDeskSide(side, desk, posted) }
}
