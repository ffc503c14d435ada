import { z } from 'zod'

/** A connection that publishes to a media server. `path` is the session's id where it is one of ours. */
export type Publishing = { path: string; kind: string; id: string; hasPicture: boolean }

/** What is asked of a media server's control API; MediaMTX's of version 3. */
export type MediaServer = {
  /** Everybody who publishes now. @throws where it does not answer */
  listPublishing(): Promise<Publishing[]>
  /** Ends a connection; one that is gone already is fine. @throws where it does not answer */
  kick(publishing: Publishing): Promise<void>
}

const PATIENCE_MS = 2_000
const PAGE = 100
const MOST_PAGES = 20

/** How connections are called in addresses, by the kind of a path's source. */
const KICK: Record<string, string> = {
  webRTCSession: 'webrtcsessions',
  rtmpConn: 'rtmpconns',
  rtmpsConn: 'rtmpsconns',
  srtConn: 'srtconns',
  rtspSession: 'rtspsessions',
  rtspsSession: 'rtspssessions',
}
const PICTURES = new Set(['H264', 'H265', 'AV1', 'VP8', 'VP9'])

const page = z.object({
  pageCount: z.number().int(),
  items: z.array(
    z.object({
      name: z.string(),
      ready: z.boolean(),
      source: z.object({ type: z.string(), id: z.string() }).nullable(),
      tracks: z.array(z.string()).nullable(),
    }),
  ),
})

export function mediaServer(apiUrl: string): MediaServer {
  async function ask(path: string, method = 'GET'): Promise<Response> {
    const answer = await fetch(`${apiUrl}/v3/${path}`, { method, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok && answer.status !== 404) throw new Error(`the media server answers ${answer.status} to ${path}`)
    return answer
  }
  return {
    async listPublishing() {
      const publishing: Publishing[] = []
      for (let number = 0, pages = 1; number < Math.min(pages, MOST_PAGES); number++) {
        const answer = await ask(`paths/list?page=${number}&itemsPerPage=${PAGE}`)
        const { pageCount, items } = page.parse(await answer.json())
        pages = pageCount
        for (const { name, ready, source, tracks } of items)
          if (ready && source && source.type in KICK)
            publishing.push({
              path: name,
              kind: source.type,
              id: source.id,
              hasPicture: (tracks ?? []).some((codec) => PICTURES.has(codec)),
            })
      }
      return publishing
    },
    async kick({ kind, id }) {
      await ask(`${KICK[kind]}/kick/${encodeURIComponent(id)}`, 'POST')
    },
  }
}
