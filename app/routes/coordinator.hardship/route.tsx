import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { answerDecision, answerProposal } from './answer-hardship.server.ts'
import { HardshipForm } from './hardship-form.tsx'
import { HardshipTable, OwingTable } from './hardship-tables.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const found = await refusing(context, context.shop.payouts.hardship(viewer))
  const chosen = new URL(request.url).searchParams.get('household')
  return data({
    ...found,
    me: viewer.userId,
    chosen,
    formId: crypto.randomUUID(),
  })
}

/** Proposes hardship, or decides about what another person proposed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  if (form.get('intent') === 'propose') return answerProposal(form, context, viewer)
  return answerDecision(form, context, viewer)
}

/** Who still has something to give back, and whom it is forgiven. */
export default function HardshipPage() {
  const { owing, hardship, me, chosen, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('payouts.hardship')
  const back = useTranslations('payouts.run')('back')
  const wrong = answered && 'errors' in answered ? answered : null
  return (
    <>
      <BackTo href="/coordinator/payouts">{back}</BackTo>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mb-4 max-w-prose text-sm text-soft">{t('lead')}</p>
      {answered && 'error' in answered ? <Notice tone="bad">{answered.error}</Notice> : null}
      <section aria-labelledby="owing">
        <h2 id="owing" className="mb-2 text-xl">
          {t('owing')}
        </h2>
        {owing.length === 0 ? (
          <EmptyState title={t('owingEmptyTitle')}>{t('owingEmpty')}</EmptyState>
        ) : (
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <OwingTable owing={owing} />
            <HardshipForm owing={owing} chosen={chosen} formId={formId} answered={wrong} />
          </div>
        )}
      </section>
      <section aria-labelledby="decided" className="mt-8">
        <h2 id="decided" className="mb-2 text-xl">
          {t('list')}
        </h2>
        {hardship.length === 0 ? (
          <EmptyState title={t('listEmptyTitle')}>{t('listEmpty')}</EmptyState>
        ) : (
          <HardshipTable hardship={hardship} me={me} />
        )}
      </section>
    </>
  )
}
