import { isDomainError } from '#domain/errors.ts'
import type { MediaRefusal, Refused } from '#domain/live-media.ts'
import { MalformedMedia } from '#domain/media/boxes.ts'

type Detail = Omit<Refused, 'ok' | 'code'>

/** Why a publisher or viewer of a picture is refused, as an error to be thrown. */
export class MediaRefused extends Error {
  readonly code: MediaRefusal
  readonly detail: Detail
  constructor(code: MediaRefusal, detail: Detail = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** The answer for whatever was thrown; what nobody meant to throw is `Unavailable`. */
export function toRefused(error: unknown): Refused {
  if (error instanceof MediaRefused) return { ok: false, code: error.code, ...error.detail }
  if (error instanceof MalformedMedia) return { ok: false, code: 'MalformedMedia' }
  if (isDomainError(error) && (error.code === 'TooManyRequests' || error.code === 'InvalidInput'))
    return { ok: false, code: error.code }
  return { ok: false, code: 'Unavailable' }
}
