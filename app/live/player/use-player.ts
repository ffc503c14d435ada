import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { MediaSource as PictureSource } from '#domain/live-media.ts'
import type { Room } from '../room-state.ts'
import { createPlayer, type Player, type Playing } from './player.ts'

/** A session's picture in a <video> that gets the `ref`. Give the component a `key` of the session. */
export function usePlayer(
  session: { sessionId: string; source: PictureSource },
  { media, paused }: Pick<Room, 'media' | 'paused'>,
  soundOnly: boolean,
) {
  const [player] = useState<Player>(() => createPlayer(session))
  const ref = useRef<HTMLVideoElement>(null)
  const playing: Playing = useSyncExternalStore(player.subscribe, player.state, player.state)
  useEffect(() => player.expect(media, paused), [player, media, paused])
  useEffect(() => player.listenOnly(soundOnly), [player, soundOnly])
  useEffect(() => (ref.current ? player.attach(ref.current) : undefined), [player])
  return { ref, playing, turnSound: player.turnSound }
}
