import type { Env } from '#server/env.ts'
import { type EmbeddedDeps, embeddedMedia } from './embedded-media.ts'
import { externalMedia } from './external/external-media.ts'
import type { MediaHost } from './media-host.ts'

type MediaEnv = Pick<Env, 'PROCESS_URL' | 'MEDIA_URL' | 'MEDIA_WEBRTC_URL' | 'MEDIA_RTMP_URL' | 'MEDIA_API_URL'>

/** A media server where MEDIA_URL names one; otherwise the shop's own processes. */
export function chooseMediaHost(deps: EmbeddedDeps & { env: MediaEnv }): MediaHost {
  const { MEDIA_URL: hls, MEDIA_WEBRTC_URL: webRtc, MEDIA_RTMP_URL: rtmp, MEDIA_API_URL: api, PROCESS_URL } = deps.env
  if (!hls || !api) return embeddedMedia(deps, { processUrl: PROCESS_URL ?? null })
  return externalMedia(deps, { hls, webRtc: webRtc ?? hls, rtmp: rtmp ?? null, api })
}
