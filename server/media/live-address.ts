import { MEDIA_PATH, SOUND_PREFIX } from '#domain/live-media.ts'

/**
 * What can be asked of a picture on the air. `soundOnly`: its sound alone. `blocked`: the part, or whole segment, that the
 * answer has to tell of.
 */
export type LiveAddress = { sessionId: string; name: string; soundOnly: boolean } & (
  | { kind: 'playlist'; blocked: { msn: number; part: number | null } | null }
  | { kind: 'part'; msn: number; index: number }
  | { kind: 'segment'; msn: number }
  | { kind: 'init' | 'still' | 'wrong' }
)

const PREFIX = new RegExp(`^${MEDIA_PATH}/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([a-z0-9.-]{1,40})$`)
const PART = /^p(\d{1,9})\.(\d{1,4})\.m4s$/
const SEGMENT = /^s(\d{1,9})\.m4s$/
const INIT = /^init-\d{1,9}-[0-9a-f]{8}\.mp4$/
const NUMBER = /^\d{1,9}$/

/** @returns null where the address is of no picture on the air; other addresses below MEDIA_PATH are a recording's */
export function readLiveAddress(url: string): LiveAddress | null {
  const at = url.indexOf('?')
  const match = PREFIX.exec(at < 0 ? url : url.slice(0, at))
  if (!match) return null
  const [, sessionId, said] = match as unknown as [string, string, string]
  const soundOnly = said.startsWith(SOUND_PREFIX)
  const name = soundOnly ? said.slice(SOUND_PREFIX.length) : said
  const asked = { sessionId, name, soundOnly }
  const part = PART.exec(name)
  if (part) return { ...asked, kind: 'part', msn: Number(part[1]), index: Number(part[2]) }
  const segment = SEGMENT.exec(name)
  if (segment) return { ...asked, kind: 'segment', msn: Number(segment[1]) }
  if (INIT.test(name)) return { ...asked, kind: 'init' }
  if (said === 'still.jpg') return { ...asked, kind: 'still' }
  if (name !== 'index.m3u8') return null
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at))
  const [msn, index] = [query.get('_HLS_msn'), query.get('_HLS_part')]
  const wrong =
    [msn, index].some((number) => number !== null && !NUMBER.test(number)) || (index !== null && msn === null)
  if (wrong) return { ...asked, kind: 'wrong' }
  const blocked = msn === null ? null : { msn: Number(msn), part: index === null ? null : Number(index) }
  return { ...asked, kind: 'playlist', blocked }
}
