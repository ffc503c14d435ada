import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readDesk, steerDesk } from '../../live/desk/desk-route.server.ts'
import { statusOf } from '../../live/desk/steering.server.ts'

const never = { 'Cache-Control': 'no-store' }

/** What a desk knows beside its room, as JSON for its page. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { desk } = await readDesk(args)
  return Response.json(desk, { headers: never })
}

/** A form of a desk, for a page that stays as it is. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const steered = await steerDesk(args)
  return Response.json(steered, { status: statusOf(steered), headers: never })
}
