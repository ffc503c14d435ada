import { createContext, type ReactNode, useContext } from 'react'
import type { LiveItemView } from '#domain/live-events.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import type { RoomLink } from '../room-link.ts'
import { RoomNews } from '../room-news.tsx'
import type { Room } from '../room-state.ts'
import type { DeskState, Limits, Steered } from './side.ts'

/** A desk's last act and how it went; `number` tells one from the next. */
export type LastAct = { number: number; answer: Steered }

export type Desk = {
  session: SessionCard
  room: Room
  state: DeskState
  say: RoomLink['say']
  sayId: string
  /** True: nothing here reaches the server. */
  rehearsal: boolean
  steer(form: FormData): Promise<Steered>
  last: LastAct | null
}

const DeskContext = createContext<Desk | null>(null)

/** A desk for what is within, and its news for those who listen: from before the start until it is over. */
export const DeskProvider = ({ desk, children }: { desk: Desk; children: ReactNode }) => (
  <DeskContext.Provider value={desk}>
    <RoomNews room={desk.room} />
    {children}
  </DeskContext.Provider>
)

/** The desk that a piece of a page belongs to. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('This needs a desk around it')
  return desk
}

/** How far an item may be changed; an item that was just added is not known yet. */
export const limitsOf = ({ state }: Desk, { id }: LiveItemView): Limits =>
  state.limits[id] ?? { taken: 0, free: 0, floorFen: null }
