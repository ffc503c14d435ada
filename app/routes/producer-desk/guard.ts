import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireRole } from '../../http/require-user.ts'

/** People who act for producers; the verbs then look no further than their own. @throws Response */
export const requireFarmHand = (request: Request, context: AppLoadContext): Viewer =>
  requireRole(request, context, 'farmer', 'volunteer')
