import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { toDeskState } from './desk-state.ts'
import type { Steered } from './side.ts'
import { carryOut, statusOf } from './steering.server.ts'

type Args = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>

/** What every page of a desk needs. @throws Response: sign-in, 403, 404 */
export async function readDesk({ request, params, context }: Args) {
  const { userId } = requireUser(request, context)
  const studio = await refusing(context, context.shop.live.readStudio(userId, sessionIdOf(params)))
  return {
    session: studio.session,
    snapshot: studio.snapshot,
    desk: toDeskState(studio, context.shop.recordings.state()),
    sayId: crypto.randomUUID(),
  }
}

/** Carries out a form of a desk. @throws Response: sign-in, 400 (no form of ours), 403 */
export async function steerDesk({ request, params, context }: ActionFunctionArgs): Promise<Steered> {
  requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const form = await request.formData()
  try {
    const steered = await carryOut(context, sessionId, form)
    if (!steered) throw data(null, { status: 400 })
    return steered
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { code, status, message } = toRefusal(error, context.locale)
    throw data({ code, message, requestId: context.requestId }, { status })
  }
}

/** The same for a page without JavaScript: the answer goes into the page. */
export async function steerPage(args: ActionFunctionArgs) {
  const steered = await steerDesk(args)
  return data(steered, { status: statusOf(steered) })
}
