import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { isDomainError } from '#domain/errors.ts'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { AlarmCards } from './alarm-cards.tsx'
import { Comparison } from './comparison.tsx'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { desk, reconciliation } = context.shop
  const runs = viewer.role === 'admin' ? reconciliation.runs(viewer) : null
  const [alarms, comparisons] = await refusing(context, Promise.all([desk.alarms(viewer), runs]))
  return data({ alarms, comparisons })
}

/** Compares every provider with the ledger now. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const running = context.shop.reconciliation.run(viewer).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'PaymentUnavailable') return null
    throw error
  })
  const runs = await refusing(context, running)
  if (runs === null) return data({ error: translate(context.locale)('desk.comparison.unavailable') }, { status: 503 })
  return goOn('/coordinator/payments#comparison', runs.length > 0 ? 'desk.done.compared' : 'desk.done.comparing')
}

/** What waits for a person, and whether providers and ledger agree. */
export default function Overview() {
  const { alarms, comparisons } = useLoaderData<typeof loader>()
  // Kept when moved figures are read again, which drops the answer.
  const [answered] = useState(useActionData<typeof action>())
  return (
    <>
      <AlarmCards alarms={alarms} />
      {comparisons ? <Comparison runs={comparisons} error={answered?.error} /> : null}
    </>
  )
}
