import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '../../components/page.tsx'
import { privately } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerDecision } from '../coordinator.claims.$id/answer-decision.server.ts'
import { ClaimDesk } from '../coordinator.claims.$id/claim-desk.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const list = '/producer-desk/claims'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  return data({ claim: await refusing(context, context.shop.claims.read(viewer, params.id ?? '')) })
}

/** The producer accepts, or agrees to a return; it cannot turn a claim down. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const { id } = await refusing(context, context.shop.claims.read(viewer, params.id ?? ''))
  return answerDecision(request, context, { viewer, claimId: id, page: `${list}/${id}` })
}

export default function ProducerClaim() {
  const { claim } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page>
      <ClaimDesk claim={claim} by="producer" list={list} lineHref={null} answered={answered} />
    </Page>
  )
}
