import type { MediaSource as PictureSource } from '#domain/live-media.ts'

/**
 * How a picture reaches this browser. `push`: parts over the media socket; `hls`: low-latency HLS by hls.js; `native`: the
 * phone's own HLS; `whep`: WebRTC of a media server.
 */
export type Mode = 'push' | 'hls' | 'native' | 'whep'

/** What a browser can do. */
export type Abilities = { mediaSource: boolean; webRtc: boolean; nativeHls: boolean }

/** Why a way ended: it can never work here, the line is too weak for it, or nobody answers. */
export type Failure = 'unsupported' | 'stalling' | 'unreachable'

/** Ways that can be tried, best first. */
export function modesFor({ kind }: PictureSource, { mediaSource, webRtc, nativeHls }: Abilities): Mode[] {
  const first: Mode[] = kind === 'external' ? (webRtc ? ['whep'] : []) : mediaSource ? ['push'] : []
  return [...first, ...(mediaSource ? (['hls'] as const) : []), ...(nativeHls ? (['native'] as const) : [])]
}

/**
 * What to try after a way failed. One that cannot work is left out for good; otherwise the next has its turn, and after
 * the last the first again.
 */
export function afterFailure(modes: readonly Mode[], failed: Mode, why: Failure): { modes: Mode[]; next: Mode | null } {
  const at = modes.indexOf(failed)
  const left = why === 'unsupported' ? modes.filter((mode) => mode !== failed) : [...modes]
  const next = why === 'unsupported' ? (left[at] ?? left[0]) : left[(at + 1) % left.length]
  return { modes: left, next: next ?? null }
}
