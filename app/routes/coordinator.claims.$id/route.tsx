import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerDecision } from './answer-decision.server.ts'
import { ClaimDesk } from './claim-desk.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const list = '/coordinator/claims'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ claim: await refusing(context, context.shop.claims.read(viewer, params.id ?? '')) })
}

/** Accepts a claim, agrees to a return or turns it down. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { id } = await refusing(context, context.shop.claims.read(viewer, params.id ?? ''))
  return answerDecision(request, context, { viewer, claimId: id, page: `${list}/${id}` })
}

export default function Claim() {
  const { claim } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const lineHref = `/coordinator/lines/${claim.lineId}`
  return <ClaimDesk claim={claim} by="staff" list={list} lineHref={lineHref} answered={answered} />
}
