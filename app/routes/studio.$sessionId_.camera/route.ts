import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'
import type { PublishPass } from '../../live/publish/publisher.ts'

const input = z.object({ device: z.string().max(60).catch('') })

/** Gives a device of a host leave to publish the session, as JSON. @throws Response: sign-in, 403, 404, 409, 429 */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { userId } = requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const { device } = input.parse(Object.fromEntries(await request.formData()))
  const { media } = context.shop
  const { token } = await refusing(context, media.issueIngest(userId, sessionId, device))
  const address = media.publisherAddress(sessionId, token)
  const pass: PublishPass = { token, whip: address.kind === 'external' ? address.whip : null }
  return Response.json(pass, { headers: { 'Cache-Control': 'no-store' } })
}
