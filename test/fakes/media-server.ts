import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeFragmenter } from '#domain/media/fragmenter.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import { readSample } from '#test/media/sample.ts'

type Stream = { id: string; tracks: string[]; seconds: number; apart: boolean }
type Kind = 'both' | 'video' | 'audio'

/** Initialization segment and seconds of the sample, with one or both of its tracks. */
async function cutSample(kind: Kind): Promise<{ init: Uint8Array; seconds: Buffer[] }> {
  const { tracks, packets } = await readSample()
  const video = kind === 'audio' ? null : tracks.video
  const audio = kind === 'video' ? null : tracks.audio
  const fragmenter = makeFragmenter({ video, audio })
  const wanted = packets.filter((packet) => kind === 'both' || packet.kind === kind)
  const parts = [...wanted.flatMap((packet) => fragmenter.add(packet)), ...fragmenter.flush()]
  const seconds: MediaPart[][] = []
  for (const part of parts) {
    const due = seconds.length === 0 || (part.key && part.startMs >= seconds.length * 1_000 - 20)
    if (due) seconds.push([])
    seconds.at(-1)?.push(part)
  }
  return { init: fragmenter.init, seconds: seconds.map((own) => Buffer.concat(own.map(({ bytes }) => bytes))) }
}

/**
 * The HTTP routes of MediaMTX that the product uses, on a port of their own: paths and kicking of the control API, HLS with
 * picture and sound together or apart, and its question to an auth hook. What is published is the sample, a second at a time.
 * @param authHook address that is asked; null: everybody may do everything
 */
export async function fakeMediaServer({ authHook }: { authHook: () => string | null }) {
  const cuts = { both: await cutSample('both'), video: await cutSample('video'), audio: await cutSample('audio') }
  const streams = new Map<string, Stream>()
  const begun = Date.parse('2026-08-28T08:00:00Z')
  let [ids, down] = [0, false]

  const listPaths = () => ({
    pageCount: 1,
    itemCount: streams.size,
    items: [...streams].map(([name, { id, tracks }]) => ({
      ...{ name, confName: 'all_others', ready: true, readyTime: new Date(begun), tracks, readers: [] },
      source: { type: 'webRTCSession', id },
    })),
  })
  const main = ({ apart }: Stream) =>
    apart
      ? `#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="a",AUTOSELECT=YES,DEFAULT=YES,URI="audio_stream.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="audio"\nvideo_stream.m3u8\n`
      : '#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-STREAM-INF:BANDWIDTH=1\nboth_stream.m3u8\n'
  function playlist(kind: Kind, { seconds }: Stream): string {
    const newest = Math.min(seconds, cuts[kind].seconds.length)
    const first = Math.max(0, newest - 7)
    const lines = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${first}`]
    lines.push(`#EXT-X-MAP:URI="${kind}_init.mp4"`)
    for (let number = first; number < newest; number++) {
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(begun + number * 1_000).toISOString()}`)
      lines.push('#EXTINF:1.00000,', `${kind}_seg${number}.mp4`)
    }
    return `${lines.join('\n')}\n`
  }
  function answer(path: string): string | Uint8Array | object | null {
    if (path === '/v3/paths/list') return listPaths()
    const kicked = /^\/v3\/webrtcsessions\/kick\/(.+)$/.exec(path)?.[1]
    if (kicked) {
      const found = [...streams].find(([, { id }]) => id === kicked)
      return found && streams.delete(found[0]) ? {} : null
    }
    const [, name = '', file = ''] = /^\/([^/]+)\/([^/]+)$/.exec(path) ?? []
    const stream = streams.get(name)
    const [, kind, rest] = /^(both|video|audio)_(.+)$/.exec(file) ?? []
    if (!stream) return null
    if (file === 'index.m3u8') return main(stream)
    if (rest === 'stream.m3u8') return playlist(kind as Kind, stream)
    if (rest === 'init.mp4') return cuts[kind as Kind].init
    return cuts[kind as Kind]?.seconds[Number(/^seg(\d+)\.mp4$/.exec(rest ?? '')?.[1])] ?? null
  }

  const http = createServer((request, response) => {
    const body = down ? null : answer(new URL(request.url ?? '/', 'http://fake').pathname)
    if (body === null) response.writeHead(down ? 500 : 404).end('{"error":"not found"}')
    else if (typeof body === 'string' || body instanceof Uint8Array) response.end(body)
    else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  /** Asks the hook as MediaMTX does. */
  async function mayDo(action: 'publish' | 'read', path: string, token = ''): Promise<boolean> {
    const hook = authHook()
    if (!hook) return true
    const question = {
      user: '',
      password: '',
      token,
      ip: '127.0.0.1',
      action,
      path,
      protocol: 'webrtc',
      id: 'x',
      query: '',
    }
    const headers = { 'Content-Type': 'application/json' }
    const { ok } = await fetch(hook, { method: 'POST', headers, body: JSON.stringify(question) })
    return ok
  }
  return {
    url,
    mayDo,
    /** @returns whether it was let in */
    async publish(path: string, token: string, { tracks = ['H264', 'MPEG-4 Audio'], apart = false } = {}) {
      if (!(await mayDo('publish', path, token))) return false
      streams.set(path, { id: `session-${++ids}`, tracks, seconds: 0, apart })
      return true
    },
    /** So many seconds more of a stream. */
    play(path: string, seconds: number) {
      const stream = streams.get(path)
      if (stream) stream.seconds += seconds
    },
    leave: (path: string) => void streams.delete(path),
    publishing: () => [...streams.keys()],
    fail(isDown: boolean) {
      down = isDown
    },
    close: () => new Promise<void>((resolve) => http.close(() => resolve())),
  }
}
