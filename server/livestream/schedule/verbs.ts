import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { stopSession } from '../stop-session.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { cancelSession } from './cancel-session.ts'
import { declineInvitation } from './decline-invitation.ts'
import { editSession } from './edit-session.ts'
import { listScopeSessions } from './list-scope-sessions.ts'
import { readChecks } from './read-checks.ts'
import { listInvitations, readInvitation } from './read-invitations.ts'
import { listOwnProducers, readOfferable, readPlan } from './read-plan.ts'
import { scheduleSession } from './schedule-session.ts'
import type { SessionDraft } from './session-draft.ts'
import { openCover, takeCover } from './take-cover.ts'

/** Sessions before they are on the air, and their end by a coordinator. */
export const scheduleVerbs = (deps: Deps) => ({
  producers: (userId: string) => listOwnProducers(deps, userId),
  /** Of a producer that the asker acts for: checked where the session is announced. */
  offerable: (producerId: string, sessionId: string) => readOfferable(deps.db.pool, producerId, sessionId),
  plan: (userId: string, sessionId: string) => readPlan(deps, userId, sessionId),
  checks: (userId: string, sessionId: string) => readChecks(deps, userId, sessionId),
  announce: (userId: string, input: { sessionId: string; producerId: string; draft: SessionDraft }) =>
    scheduleSession(deps, userId, input),
  edit: (userId: string, input: { sessionId: string; draft: SessionDraft }) => editSession(deps, userId, input),
  cancel: (userId: string, sessionId: string) => cancelSession(deps, userId, sessionId),
  invitations: (userId: string) => listInvitations(deps, userId),
  invitation: (userId: string, sessionId: string) => readInvitation(deps, userId, sessionId),
  accept: (userId: string, sessionId: string) => acceptInvitation(deps, userId, sessionId),
  decline: (userId: string, sessionId: string) => declineInvitation(deps, userId, sessionId),
  takeCover: (whose: { userId: string; sessionId: string }, bytes: Uint8Array) => takeCover(deps, whose, bytes),
  openCover: (whose: { userId: string; sessionId: string }, ticket: string) => openCover(deps, whose, ticket),
  inScope: (viewer: Viewer) => listScopeSessions(deps, viewer),
  stop: (viewer: Viewer, input: { sessionId: string; reason: string }) => stopSession(deps, viewer, input),
})
