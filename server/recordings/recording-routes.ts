import { once } from 'node:events'
import compression from 'compression'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { MEDIA_PATH } from '#domain/live-media.ts'
import { toHeaders } from '#server/http/headers.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { RecordingVerbs } from './verbs.ts'
import { writePlaylist } from './write-playlist.ts'

type Answer = (request: Request, response: Response, viewer: Viewer | null) => Promise<void>

/** Replays, clips and captions change when their host cuts or corrects them. */
const ASK_EVERY_TIME = 'private, no-cache'
const FOR_GOOD = 'public, max-age=31536000, immutable'
const NOT_KEPT = 'private, no-store'
const PLAYLIST = 'application/vnd.apple.mpegurl'
const count = z.coerce.number().int().min(0).max(9_999_999).catch(-1)

/**
 * Recordings below MEDIA_PATH: `<session>/replay.m3u8`, `captions.vtt`, `clips/<item>.m3u8`, `replay.mp4` (hosts and coordination;
 * `?film=` counts from 0), and their files `kept/<epoch>/init.mp4` and `kept/<msn>.m4s`. What is not there, or not for this
 * visitor, is 404.
 */
export function recordingRoutes(
  recordings: RecordingVerbs,
  readViewer: (headers: Headers) => Promise<Viewer | null>,
  log: Logger,
): Router {
  const answers = answersOf(recordings)
  const zipped = compression({ filter: () => true })
  /** Who is asking is looked up only where it matters: most of what is asked for is public. */
  async function tryAnswer(answer: Answer, request: Request, response: Response): Promise<void> {
    try {
      await answer(request, response, null)
    } catch (error) {
      if (!isDomainError(error) || !request.headers.cookie) throw error
      await answer(request, response, await readViewer(toHeaders(request.headers)))
    }
  }
  const from =
    (answer: Answer): RequestHandler =>
    async (request, response) => {
      try {
        await tryAnswer(answer, request, response)
      } catch (error) {
        if (response.destroyed) return
        const missing = isDomainError(error)
        if (!missing) log.error({ err: error, path: request.path }, 'a recording could not be read')
        if (response.headersSent) return void response.destroy()
        response
          .status(missing ? 404 : 503)
          .set('Cache-Control', NOT_KEPT)
          .type('text')
        response.send(missing ? 'Not found' : 'Try again')
      }
    }
  const router = express.Router()
  router.get('/:session/replay.m3u8', zipped, from(answers.replay))
  router.get('/:session/clips/:item.m3u8', zipped, from(answers.clip))
  router.get('/:session/captions.vtt', zipped, from(answers.captions))
  router.get('/:session/kept/:epoch/init.mp4', from(answers.init))
  router.get('/:session/kept/:msn.m4s', from(answers.segment))
  router.get('/:session/replay.mp4', from(answers.film))
  return express.Router().use(MEDIA_PATH, router)
}

const answersOf = (recordings: RecordingVerbs) => {
  const text = (response: Response, type: string, body: string) =>
    void response.set('Cache-Control', ASK_EVERY_TIME).type(type).send(body)
  return {
    async replay({ params }, response, viewer) {
      const { pieces } = await recordings.readTimeline(viewer, params.session ?? '')
      if (pieces.length === 0) return void response.sendStatus(404)
      text(response, PLAYLIST, writePlaylist(pieces))
    },
    async clip({ params }, response, viewer) {
      const pieces = await recordings.readClip(viewer, { sessionId: params.session ?? '', itemId: params.item ?? '' })
      if (pieces.length === 0) return void response.sendStatus(404)
      text(response, PLAYLIST, writePlaylist(pieces, '../'))
    },
    async captions({ params }, response, viewer) {
      text(response, 'text/vtt; charset=utf-8', await recordings.readCaptions(viewer, params.session ?? ''))
    },
    async init(request, response, viewer) {
      const { session = '', epoch } = request.params
      sendBytes(request, response, await recordings.readInit(viewer, { sessionId: session, epoch: count.parse(epoch) }))
    },
    async segment(request, response, viewer) {
      const { session = '', msn } = request.params
      sendBytes(request, response, await recordings.readSegment(viewer, { sessionId: session, msn: count.parse(msn) }))
    },
    async film(request, response, viewer) {
      const film = count.parse(request.query.film ?? 0)
      const write = await recordings.openFilm(viewer, { sessionId: request.params.session ?? '', film })
      response
        .set({ 'Cache-Control': NOT_KEPT, 'Content-Disposition': 'attachment; filename="replay.mp4"' })
        .type('video/mp4')
      if (request.method === 'HEAD') return void response.end()
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      await write(async (bytes) => {
        gone.signal.throwIfAborted()
        if (!response.write(bytes)) await once(response, 'drain', { signal: gone.signal })
      })
      response.end()
    },
  } satisfies Record<string, Answer>
}

/** A whole file, or the one range of it that is asked for. */
function sendBytes(
  request: Request,
  response: Response,
  { bytes, isPublic }: { bytes: Uint8Array; isPublic: boolean },
): void {
  response.set({ 'Cache-Control': isPublic ? FOR_GOOD : NOT_KEPT, 'Accept-Ranges': 'bytes' }).type('video/mp4')
  const ranges = request.range(bytes.byteLength)
  if (ranges === -1) return void response.status(416).set('Content-Range', `bytes */${bytes.byteLength}`).end()
  const range = Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
  if (!range) return void response.end(bytes)
  response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${bytes.byteLength}`)
  response.end(bytes.subarray(range.start, range.end + 1))
}
