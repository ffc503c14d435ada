import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { figuresStream } from './figures-stream.ts'
import { listAccess } from './list-access.ts'
import { listReads } from './list-reads.ts'
import { listSessions } from './list-sessions.ts'
import { readFigures } from './read-figures.ts'
import { readHousehold } from './read-household.ts'
import { readLine } from './read-line.ts'
import { readPlace } from './read-place.ts'
import { readRows } from './read-rows.ts'
import { revealIdentity } from './reveal-identity.ts'
import { districtInScope } from './scope.ts'
import { verifyAccessLog } from './verify-access-log.ts'

type Query<T extends (deps: never, viewer: Viewer, query: never) => unknown> = Parameters<T>[2]

/** What a coordinator sees. Every verb refuses whoever is none, and looks no further than the viewer's scope. */
export const householdVerbs = (deps: Deps) => ({
  figures: (viewer: Viewer, query: Query<typeof readFigures>) => readFigures(deps, viewer, query),
  rows: (viewer: Viewer, query: Query<typeof readRows>) => readRows(deps, viewer, query),
  household: (viewer: Viewer, id: string, query: Parameters<typeof readHousehold>[3]) =>
    readHousehold(deps, viewer, id, query),
  reveal: (viewer: Viewer, id: string, purpose: { kind: string; purpose: string }) =>
    revealIdentity(deps, viewer, id, purpose),
  accessLog: (viewer: Viewer, query: Query<typeof listAccess>) => listAccess(deps, viewer, query),
  reads: (viewer: Viewer, query: Query<typeof listReads>) => listReads(deps, viewer, query),
  /** Whether the log of reads is still what was written. */
  checkAccessLog: async (viewer: Viewer) => {
    districtInScope(viewer)
    return verifyAccessLog(deps)
  },
  line: (viewer: Viewer, id: string) => readLine(deps, viewer, id),
  /** Without a code: the viewer's whole scope. */
  place: (viewer: Viewer, code: string | null) => readPlace(deps, viewer, code),
  sessions: (viewer: Viewer) => listSessions(deps, viewer),
  figuresStream: (viewer: Viewer, signal: AbortSignal) => figuresStream(deps, viewer, signal),
})
