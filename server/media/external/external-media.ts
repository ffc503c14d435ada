import type { Deps } from '#server/deps.ts'
import { endTokens } from '../end-tokens.ts'
import type { MediaHost } from '../media-host.ts'
import { mediaServer } from './media-server.ts'
import { type WatchDeps, watchServer } from './watch-server.ts'

/** Addresses without a slash at their end. `rtmp` null: the server takes none. */
export type ExternalSettings = { hls: string; webRtc: string; rtmp: string | null; api: string }

/**
 * The picture carried by a media server: browsers send by WHIP, encoders by RTMP, viewers get HLS or WHEP. A session's path there is its
 * id. Who may publish is decided by `mediaAuthHook`; the newest publisher takes a path over.
 */
export function externalMedia(
  deps: WatchDeps & Pick<Deps, 'bus'>,
  { hls, webRtc, rtmp, api }: ExternalSettings,
): MediaHost {
  const server = mediaServer(api)
  const playlistOf = (sessionId: string) => `${hls}/${sessionId}/index.m3u8`
  return {
    kind: 'external',
    publisherAddress: (sessionId, token) => ({
      kind: 'external',
      whip: `${webRtc}/${sessionId}/whip`,
      rtmp: rtmp && `${rtmp}/${sessionId}?token=${encodeURIComponent(token)}`,
    }),
    source: (sessionId) => ({ kind: 'external', hls: playlistOf(sessionId), whep: `${webRtc}/${sessionId}/whep` }),
    async endPublishing(sessionId) {
      await endTokens(deps, sessionId)
      const publishing = await server.listPublishing()
      for (const stream of publishing) if (stream.path === sessionId) await server.kick(stream)
    },
    health: () =>
      server.listPublishing().then(
        () => 'ok',
        () => 'unreachable',
      ),
    gauges: () => undefined,
    open: () => watchServer(deps, server, playlistOf),
  }
}
