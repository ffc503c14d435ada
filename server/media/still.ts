import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Deps } from '#server/deps.ts'
import type { Carried } from './carried.ts'
import { MediaRefused } from './refusal.ts'

/** A JPEG of what the camera saw last. */
export type Still = { bytes: Uint8Array; etag: string }

const LONGEST_SIDE = 640
const MOST_PIXELS = 4_000_000
/** How often (ms) it is written to the file store: it is the session's picture after its end. */
const WRITE_MS = 60_000

export const stillKey = (sessionId: string): string => `live/${sessionId}/still.jpg`

export const etagOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`

/**
 * Takes a picture from the publisher, drawn anew: a JPEG by its content, without anything beside the pixels.
 * @throws MediaRefused MalformedMedia
 */
export async function takeStill(
  { files, log }: Pick<Deps, 'files' | 'log'>,
  carried: Carried,
  sent: Uint8Array,
): Promise<void> {
  const bytes = await redraw(sent)
  const first = carried.still === null
  carried.still = { bytes, etag: etagOf(bytes) }
  const { sessionId } = carried.channel
  if (!first && performance.now() - carried.stillWrittenAt < WRITE_MS) return
  carried.stillWrittenAt = performance.now()
  await files
    .put(stillKey(sessionId), bytes, 'image/jpeg')
    .catch((error: unknown) => log.warn({ err: error, sessionId }, 'a still was not kept'))
}

async function redraw(sent: Uint8Array): Promise<Uint8Array> {
  try {
    const picture = sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    if ((await picture.metadata()).format !== 'jpeg') throw new MediaRefused('MalformedMedia')
    return await picture
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 72 })
      .timeout({ seconds: 5 })
      .toBuffer()
  } catch {
    throw new MediaRefused('MalformedMedia')
  }
}
