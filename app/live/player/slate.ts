import type { MediaState } from '#domain/live-media.ts'
import type { Room } from '../room-state.ts'
import type { Playing } from './player.ts'

/** What lies over the picture in words; null: the picture speaks for itself. `none`: this session has none. */
export type Slate = 'none' | 'paused' | 'away' | 'impossible' | 'connecting' | 'stalled' | 'sound' | 'chosen' | null

/** What the picture's own socket says is newer than the room's figures, where there is one. */
export const mediaOf = (room: Pick<Room, 'media'>, { mode, media }: Pick<Playing, 'mode' | 'media'>): MediaState =>
  mode === 'push' && media !== null ? media : room.media

/** Chooses by what matters most to somebody who looks. `soundOnly`: the viewer put the picture away. */
export function slateOf(
  room: Pick<Room, 'media' | 'paused'>,
  playing: Pick<Playing, 'mode' | 'media' | 'phase'>,
  soundOnly: boolean,
): Slate {
  const media = mediaOf(room, playing)
  if (room.paused) return 'paused'
  if (media === 'none') return 'none'
  if (media === 'away') return 'away'
  if (playing.phase === 'impossible') return 'impossible'
  if (playing.phase === 'connecting') return 'connecting'
  if (playing.phase === 'stalled') return 'stalled'
  if (media === 'audio') return 'sound'
  return soundOnly ? 'chosen' : null
}
