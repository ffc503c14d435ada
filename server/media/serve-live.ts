import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Carried } from './carried.ts'
import type { Channel } from './channel.ts'
import type { LiveAddress } from './live-address.ts'
import { initName, soundPlaylist } from './playlist.ts'
import { soundBytes, soundInitOf } from './sound-only.ts'
import type { Still } from './still.ts'

/** Pictures are public, also for players on other sites. */
export const OPEN = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } as const
const FOR_EVER = 'public, max-age=31536000, immutable'
const MEDIA = { ...OPEN, 'content-type': 'video/mp4', 'cache-control': FOR_EVER }
const PLAYLIST = { ...OPEN, 'content-type': 'application/vnd.apple.mpegurl', vary: 'accept-encoding' }
const STILL = { ...OPEN, 'content-type': 'image/jpeg', 'cache-control': 'no-cache' }

export type Exchange = { request: IncomingMessage; response: ServerResponse }

export function refuse({ response }: Exchange, status: 400 | 404 | 405 | 503): void {
  if (status === 503) response.setHeader('retry-after', 1)
  response.writeHead(status, { ...OPEN, 'cache-control': 'no-store', 'content-length': 0 }).end()
}

function send({ request, response }: Exchange, headers: Record<string, string>, body: Uint8Array): void {
  response.writeHead(200, { ...headers, 'content-length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}

export const sendMedia = (exchange: Exchange, body: Uint8Array): void => send(exchange, MEDIA, body)

export function sendStill(exchange: Exchange, { bytes, etag }: Still): void {
  const { request, response } = exchange
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { ...STILL, etag }).end()
  else send(exchange, { ...STILL, etag }, bytes)
}

/** Answers from what this process carries. @returns false where it is not here; the file store may have it */
export async function serveCarried(
  { channel, still }: Pick<Carried, 'channel' | 'still'>,
  address: LiveAddress,
  exchange: Exchange,
): Promise<boolean> {
  switch (address.kind) {
    case 'wrong':
      refuse(exchange, 400)
      return true
    case 'playlist':
      await servePlaylist(channel, address, exchange)
      return true
    case 'part':
      return servePart(channel, address, exchange)
    case 'segment':
      return sendIf(exchange, wanted(channel, address, channel.segment(address.msn)?.whole))
    case 'init': {
      const init = channel.tracks().find((track) => initName(track) === address.name)?.init
      return sendIf(exchange, init && address.soundOnly ? soundInitOf(init) : init)
    }
    case 'still':
      if (still) sendStill(exchange, still)
      return still !== null
  }
}

function sendIf(exchange: Exchange, body: Uint8Array | null | undefined): boolean {
  if (body) sendMedia(exchange, body)
  return Boolean(body)
}

/** What an address asks for of a part or a segment: all of it, or its sound. */
export function wanted(
  channel: Channel,
  { msn, soundOnly }: { msn: number; soundOnly: boolean },
  bytes: Uint8Array | null | undefined,
): Uint8Array | null {
  if (!bytes || !soundOnly) return bytes ?? null
  const track = channel.track(channel.segment(msn)?.epoch ?? -1)
  return track ? soundBytes(bytes, track.init) : null
}

type PlaylistAsked = { blocked: { msn: number; part: number | null } | null; soundOnly: boolean }

async function servePlaylist(channel: Channel, asked: PlaylistAsked, exchange: Exchange): Promise<void> {
  const { blocked, soundOnly } = asked
  if (blocked && channel.tooFarAhead(blocked.msn, blocked.part)) return refuse(exchange, 400)
  const come = blocked ? await channel.wait(blocked.msn, blocked.part) : !channel.empty || (await channel.wait(0, 0))
  const { request, response } = exchange
  if (response.destroyed) return
  if (!come) return refuse(exchange, 503)
  const zipped = !soundOnly && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  send(
    exchange,
    {
      ...PLAYLIST,
      // A blocked answer is the same for all who ask for it, for ever; six seconds are enough for a proxy.
      'cache-control': blocked ? 'public, max-age=6' : 'no-cache',
      ...(zipped && { 'content-encoding': 'gzip' }),
    },
    soundOnly ? Buffer.from(soundPlaylist(channel.playlist(false).toString())) : channel.playlist(zipped),
  )
}

/** The part that was hinted at is waited for. */
type PartAsked = { msn: number; index: number; soundOnly: boolean }

async function servePart(channel: Channel, asked: PartAsked, exchange: Exchange): Promise<boolean> {
  const { msn, index } = asked
  const part = () => channel.segment(msn)?.parts[index]
  if (!part() && !channel.tooFarAhead(msn, index) && channel.mayCome(msn)) await channel.wait(msn, index)
  if (exchange.response.destroyed) return true
  return sendIf(exchange, wanted(channel, asked, part()?.bytes))
}
