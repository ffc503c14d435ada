import { setTimeout as sleep } from 'node:timers/promises'
import { nameOf } from './judge.ts'
import { type KeepAlive, keepAlive } from './keep-alive.ts'
import { isAfter, type Listed, type Playlist, readPlaylist } from './playlist.ts'

/** `refused`: answers other than what was asked for; `lost`: connections that ended before they were told to. */
export type Viewer = { seen: string[]; bytes: number; refused: number; lost: number; stop(): void }

/** How long a question is on its way, of each viewer another: two hundred phones do not ask in the same millisecond. */
const LINE_MS = { least: 5, most: 80 }

/** All viewers of a process get the same playlists: each is read once. */
const known = new Map<number, Playlist>()
function read(text: string, crc: number): Playlist {
  const list = known.get(crc) ?? readPlaylist(text)
  if (known.size > 20) known.clear()
  known.set(crc, list)
  return list
}

/**
 * Watches as a player does: blocking reloads of the playlist on one connection, parts on another, the hinted one asked
 * for before it is there. Begins at the newest part that can be decoded by itself.
 */
export async function watchHls(port: number, playlist: string): Promise<Viewer> {
  const [lists, parts] = [await keepAlive(port), await keepAlive(port)]
  const lineMs = LINE_MS.least + Math.random() * (LINE_MS.most - LINE_MS.least)
  const get = async (from: KeepAlive, path: string, keepText = false) => {
    await sleep(lineMs)
    return from.get(path, keepText)
  }
  const base = playlist.slice(0, playlist.lastIndexOf('/') + 1)
  const address = (uri: string) => (uri.startsWith('/') ? uri : base + uri)
  const viewer: Viewer = { seen: [], bytes: 0, refused: 0, lost: 0, stop }
  const wanted: Listed[] = []
  let asked: Listed | undefined
  let fetching = false
  let stopped = false

  async function fetchParts() {
    fetching = true
    for (let part = wanted.shift(); part && !stopped; part = wanted.shift()) {
      const { status, bytes, crc } = await get(parts, address(part.uri))
      if (status === 200) viewer.seen.push(nameOf(bytes, crc))
      else viewer.refused++
      viewer.bytes += bytes
    }
    fetching = false
  }
  function want(listed: readonly Listed[]) {
    for (const part of listed) {
      // A hint may be of another segment than it seemed; its address says what it was.
      if (asked && (part.uri === asked.uri || !isAfter(part, asked))) continue
      wanted.push(part)
      asked = part
    }
    if (!fetching) fetchParts().catch(lost)
  }
  async function reload() {
    let path = playlist
    while (!stopped) {
      const { status, text, crc, bytes } = await get(lists, path, true)
      viewer.bytes += bytes
      if (status !== 200) {
        viewer.refused++
        continue
      }
      const list = read(text, crc)
      if (list.ended) return
      if (!asked) await get(parts, address(list.map))
      const from = asked ? 0 : list.parts.findLastIndex(({ independent }) => independent)
      if (from >= 0) want([...list.parts.slice(from), ...(list.hint ? [list.hint] : [])])
      path = `${playlist}?_HLS_msn=${list.next.msn}&_HLS_part=${list.next.part}`
    }
  }
  function lost() {
    if (stopped) return
    viewer.lost = 1
    stop()
  }
  function stop() {
    stopped = true
    lists.close()
    parts.close()
  }
  reload().catch(lost)
  return viewer
}
