import type { Deps } from '#server/deps.ts'
import { issueIngestWith } from './issue-ingest.ts'

export const mediaVerbs = (deps: Deps) => ({
  issueIngest: issueIngestWith(deps),
  publisherAddress: (sessionId: string, token: string) => deps.media.publisherAddress(sessionId, token),
  source: (sessionId: string) => deps.media.source(sessionId),
})
