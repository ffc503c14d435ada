import { type Manifest, Parser } from 'm3u8-parser'

/** A segment of a followed playlist. `begins`: nothing before it belongs to it. `wallMs`: when its first frame was seen, if told. */
export type PulledSegment = { bytes: Uint8Array; begins: boolean; wallMs: number | null }

const PATIENCE_MS = 5_000
const MOST_BYTES = 20_000_000

async function fetchBytes(address: string): Promise<{ bytes: Uint8Array; address: string }> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) throw new Error(`too large: ${address}`)
  return { bytes: new Uint8Array(await answer.arrayBuffer()), address: answer.url }
}

async function fetchPlaylist(address: string): Promise<{ manifest: Manifest; address: string }> {
  const fetched = await fetchBytes(address)
  const parser = new Parser()
  parser.push(new TextDecoder().decode(fetched.bytes))
  parser.end()
  return { manifest: parser.manifest, address: fetched.address }
}

/** Playlists that make up a stream together: its picture with sound, or both apart. */
export async function findRenditions(address: string): Promise<string[]> {
  const main = await fetchPlaylist(address)
  const variant = main.manifest.playlists?.[0]
  if (!variant) return [main.address]
  const group = main.manifest.mediaGroups?.AUDIO?.[String(variant.attributes.AUDIO)] ?? {}
  const sound = Object.values(group).flatMap(({ uri }) => (uri ? [uri] : []))[0]
  return [variant.uri, ...(sound ? [sound] : [])].map((uri) => new URL(uri, main.address).href)
}

/** Reads one playlist again and again. @returns what is new since the last reading; a segment is given once */
export function followPlaylist(address: string): () => Promise<PulledSegment[]> {
  let last: { number: number; map: string } | null = null
  let init: Uint8Array | null = null
  return async () => {
    const { manifest, address: base } = await fetchPlaylist(address)
    const first = manifest.mediaSequence ?? 0
    // Numbers that begin anew are another stream at the same address.
    if (last && first + manifest.segments.length - 1 < last.number) last = null
    const pulled: PulledSegment[] = []
    for (const [index, segment] of manifest.segments.entries()) {
      const number = first + index
      if (!segment.uri || (last && number <= last.number)) continue
      const map = segment.map ? new URL(segment.map.uri, base).href : ''
      if (map && map !== last?.map) init = (await fetchBytes(map)).bytes
      const { bytes } = await fetchBytes(new URL(segment.uri, base).href)
      pulled.push({
        bytes: init && map ? Buffer.concat([init, bytes]) : bytes,
        begins: !last || number !== last.number + 1 || map !== last.map || Boolean(segment.discontinuity),
        wallMs: segment.dateTimeString ? Date.parse(segment.dateTimeString) : null,
      })
      last = { number, map }
    }
    return pulled
  }
}
