import type { Server as HttpServer } from 'node:http'
import type { MediaSource } from '#domain/live-media.ts'
import type { AddGauges } from '#server/http/health.ts'

/**
 * Where a device sends its picture. `embedded`: it speaks `PublisherToServer` of domain/live-media.ts on the media socket.
 * `external`: addresses of a media server. `whip` wants the token as bearer; `rtmp` carries it and is shown to nobody but its owner.
 */
export type PublisherAddress =
  | { kind: 'embedded'; socketPath: string }
  | { kind: 'external'; whip: string; rtmp: string | null }

/** `unreachable`: a media server does not answer; the shop goes on selling without a picture. */
export type MediaHealth = 'ok' | 'unreachable'

/** What runs while a process serves; closing it ends connections as if the network had dropped. */
export type OpenMedia = { close(): Promise<void> }

/** What carries the pictures of live sessions. Every side keeps `live_session.media` true and hands what it gets to the recorder. */
export interface MediaHost {
  readonly kind: MediaSource['kind']
  /** @param token as `issueIngest` gave it out */
  publisherAddress(sessionId: string, token: string): PublisherAddress
  /** Where viewers get the picture; whether there is one says `live_session.media`. */
  source(sessionId: string): MediaSource
  /** Takes whoever publishes to a session off the air. Safe to repeat, also where nobody does. */
  endPublishing(sessionId: string): Promise<void>
  health(): Promise<MediaHealth>
  /** Figures of this process, for metrics. */
  gauges: AddGauges
  /** Begins to carry pictures in this process: sockets and addresses below MEDIA_PATH, or the watch over a media server. */
  open(http: HttpServer): OpenMedia
}
