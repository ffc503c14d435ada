import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'
import { answerRefund } from './answer-refund.server.ts'
import { EarningsStep } from './earnings-step.tsx'
import { LedgerStep } from './ledger-step.tsx'
import { OrderStep, SessionStep } from './order-step.tsx'
import { SplitStep } from './split-step.tsx'
import { StateStep } from './state-step.tsx'

export const handle = { messages: ['desk'] } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const { households, desk } = context.shop
  const line = await refusing(context, households.line(viewer, id))
  const refundable = await refusing(context, desk.refundable(viewer, id))
  return data({ line, refundable, refundId: newId() })
}

/** Refunds the line's order, or a part of the line. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const line = await refusing(context, context.shop.households.line(viewer, params.id ?? ''))
  return answerRefund(context, viewer, line, await request.formData())
}

/** One order line, from the live room to the ledger. */
export default function Line() {
  const { line, refundable, refundId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  // Reading moved figures again brings a new id and drops the answer; the form that was begun keeps its own.
  const [form] = useState({ refundId, answered })
  const t = useTranslations('coordinator.line')
  return (
    <>
      <header className="mb-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 text-sm text-soft">
          <a href="/coordinator/rows" className="link">
            {t('above')}
          </a>
          <MovingSign />
        </div>
        <h1 className="text-2xl">{t('title', { number: String(line.orderNumber) })}</h1>
        <p className="mt-1 max-w-prose text-sm text-soft">{t('lead')}</p>
      </header>
      <ol aria-label={t('trail')} className="relative ml-3 border-l-2 border-line-strong">
        <SessionStep line={line} />
        <OrderStep line={line} refundable={refundable} />
        <SplitStep line={line} />
        <EarningsStep line={line} />
        <LedgerStep line={line} />
        <StateStep line={line} refundable={refundable} {...form} />
      </ol>
    </>
  )
}
