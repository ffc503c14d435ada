import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { refusing } from '../../http/to-response.ts'

const asked = z.object({ sessionId: z.uuid(), from: z.coerce.number().int().min(0), v: z.string().max(40).default('') })

/**
 * A stretch of the log of a session that is over, as JSON. Under the version it has now it never changes; browsers keep it,
 * caches between do not, since a host may take the replay off.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = asked.safeParse({ ...query, sessionId: params.sessionId })
  if (!parsed.success) throw data(null, { status: 404 })
  const { sessionId, from, v } = parsed.data
  const { shop, viewer } = context
  const { stretch, version } = await refusing(context, shop.replays.readLog(viewer, { sessionId, fromMs: from }))
  const keep = v === version ? 'private, max-age=31536000, immutable' : 'private, no-store'
  return Response.json(stretch, { headers: { 'Cache-Control': keep } })
}
