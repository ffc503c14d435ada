import type { Env } from '#server/env.ts'
import { type EmbeddedDeps, embeddedMedia } from './embedded-media.ts'
import type { MediaHost } from './media-host.ts'

/** Carries pictures in the shop's own processes. */
export const chooseMediaHost = (deps: EmbeddedDeps & { env: Pick<Env, 'PROCESS_URL'> }): MediaHost =>
  embeddedMedia(deps, { processUrl: deps.env.PROCESS_URL ?? null })
