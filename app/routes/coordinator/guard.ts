import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireRole } from '../../http/require-user.ts'

/** Coordinators and admins only; the verbs then look no further than the viewer's scope. @throws Response */
export const requireCoordinator = (request: Request, context: AppLoadContext): Viewer =>
  requireRole(request, context, 'coordinator', 'admin')
