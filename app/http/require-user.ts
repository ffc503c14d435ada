import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import type { Role, Viewer } from '#server/identity/viewer.ts'
import { translate } from '../i18n/catalogue.server.ts'

type Context = Pick<AppLoadContext, 'viewer' | 'locale' | 'requestId'>

/** The signed-in person, or a way to the sign-in page and back here. @throws Response (redirect) */
export function requireUser(request: Request, context: Context): Viewer {
  if (context.viewer) return context.viewer
  const { pathname, search } = new URL(request.url)
  throw redirectDocument(`/sign-in?${new URLSearchParams({ next: pathname + search })}`)
}

/** The signed-in person, who must have one of the roles. @throws Response (redirect), or 403 */
export function requireRole(request: Request, context: Context, ...roles: [Role, ...Role[]]): Viewer {
  const viewer = requireUser(request, context)
  if (roles.includes(viewer.role)) return viewer
  const message = translate(context.locale)('shell.error.Forbidden')
  throw data({ code: 'Forbidden', message, requestId: context.requestId }, { status: 403 })
}
