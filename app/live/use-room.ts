import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RoomSnapshot } from '#domain/live-events.ts'
import { linkRoom, type RoomLink } from './room-link.ts'
import { type Room, roomOf } from './room-state.ts'

/**
 * The room a page was rendered with, kept up to date while the page is open. Give the component a `key` of the session.
 * `active: false` (a session that is over) needs no connection.
 */
export function useRoom(snapshot: RoomSnapshot, { active }: { active: boolean }): { room: Room; say: RoomLink['say'] } {
  const [link] = useState(() => linkRoom(roomOf(snapshot)))
  const room = useSyncExternalStore(link.subscribe, link.room, link.room)
  useEffect(() => (active ? link.open() : undefined), [link, active])
  return { room, say: link.say }
}
