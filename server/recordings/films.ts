import { createHash } from 'node:crypto'
import type { ReplayPiece } from '#domain/replay-timeline.ts'
import type { Sql } from '#server/db/db.ts'
import { readInit } from './read-kept.ts'
import { type Recording, timelineOf } from './read-recording.ts'

/** Pieces of one replay that fit into one MP4: same codecs and size. Null: sound only. */
export type Film = { pieces: ReplayPiece[]; durationMs: number; width: number | null; height: number | null }

/**
 * A replay as files to take away, longest first. An MP4 has one codec and one size throughout, so a session whose device or
 * size changed becomes several.
 */
export async function listFilms(sql: Sql, recording: Recording): Promise<Film[]> {
  const films = new Map<string, Film>()
  const likeness = new Map<number, string>()
  for (const { epoch } of recording.tracks) {
    const init = await readInit(sql, { sessionId: recording.sessionId, epoch })
    likeness.set(epoch, createHash('sha256').update(init).digest('hex'))
  }
  for (const piece of timelineOf(recording).pieces) {
    const key = likeness.get(piece.epoch) ?? ''
    const { width = null, height = null } = recording.tracks.find(({ epoch }) => epoch === piece.epoch) ?? {}
    const film = films.get(key) ?? { pieces: [], durationMs: 0, width, height }
    film.pieces.push(piece)
    film.durationMs += piece.durationMs
    films.set(key, film)
  }
  return [...films.values()].sort((a, b) => b.durationMs - a.durationMs)
}
