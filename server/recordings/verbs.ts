import { DomainError } from '#domain/errors.ts'
import type { ReplayPiece } from '#domain/replay-timeline.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { chooseClip } from './choose-clip.ts'
import { listFilms } from './films.ts'
import { readCaptions } from './read-captions.ts'
import { readInit, readSegment } from './read-kept.ts'
import { readPresented } from './read-presented.ts'
import { readRecording, timelineOf } from './read-recording.ts'
import { type RecordingAudience, requireRecording } from './require-recording.ts'
import { writeCaptions } from './write-captions.ts'
import { writeFilm } from './write-film.ts'

/** Every one throws DomainError NotFound where there is no recording for this viewer. */
export const recordingVerbs = (deps: Pick<Deps, 'db' | 'files' | 'recorder'>) => {
  const { pool } = deps.db
  const open = async (viewer: Viewer | null, sessionId: string, audience?: RecordingAudience) =>
    readRecording(pool, await requireRecording(pool, viewer, knownId(sessionId), audience))
  const films = async (viewer: Viewer | null, sessionId: string) =>
    listFilms(pool, await open(viewer, sessionId, 'concerned'))
  const withInit = async (sessionId: string, { epoch, msn }: ReplayPiece) =>
    Buffer.concat([await readInit(pool, { sessionId, epoch }), await readSegment(deps, { sessionId, msn })])

  return {
    /** Whether this process keeps what it is sent. */
    state: () => deps.recorder.state(),
    /** The replay's times; without pieces where nothing was recorded. */
    readTimeline: async (viewer: Viewer | null, sessionId: string) => timelineOf(await open(viewer, sessionId)),
    async readCaptions(viewer: Viewer | null, sessionId: string): Promise<string> {
      return writeCaptions(timelineOf(await open(viewer, sessionId)), await readCaptions(pool, sessionId))
    },
    /** The pieces in which an item was presented; none where no clip is worth showing. */
    async readClip(viewer: Viewer | null, { sessionId, itemId }: { sessionId: string; itemId: string }) {
      const recording = await open(viewer, sessionId)
      const presented = await readPresented(pool, { ...recording, itemId: knownId(itemId) })
      return chooseClip(timelineOf(recording), presented)
    },
    /** @returns the bytes, and whether anybody may have them */
    async readInit(viewer: Viewer | null, track: { sessionId: string; epoch: number }) {
      const { isPublic } = await requireRecording(pool, viewer, knownId(track.sessionId))
      return { bytes: await readInit(pool, track), isPublic }
    },
    async readSegment(viewer: Viewer | null, segment: { sessionId: string; msn: number }) {
      const { isPublic } = await requireRecording(pool, viewer, knownId(segment.sessionId))
      return { bytes: await readSegment(deps, segment), isPublic }
    },
    /** For hosts and coordination: what `writeFilm` can write, longest first. */
    listFilms: films,
    /** @param film counts from 0 */
    async openFilm(viewer: Viewer | null, { sessionId, film }: { sessionId: string; film: number }) {
      const chosen = (await films(viewer, sessionId))[film]
      if (!chosen) throw new DomainError('NotFound')
      return (write: (bytes: Uint8Array) => Promise<void>) =>
        writeFilm(chosen.pieces, (piece) => withInit(sessionId, piece), write)
    },
  }
}

export type RecordingVerbs = ReturnType<typeof recordingVerbs>
