import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { privately, titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { deskTitle } from '../coordinator/desk-title.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { RunBadge } from '../coordinator.payouts._index/run-badge.tsx'
import { answerStep } from './answer-step.server.ts'
import { NextStep } from './next-step.tsx'
import { PayoutTable } from './payout-table.tsx'
import { RunFacts, RunFigures } from './run-facts.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const page = await refusing(context, context.shop.payouts.run(viewer, params.id ?? '', asked))
  const t = translate(context.locale)
  const title = deskTitle(context.locale, t('payouts.run.title', { number: String(page.run.number) }))
  return data({ asked, page, me: viewer.userId, title })
}

/** The next step of the run: check, approve, export, prove, cancel. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  return answerStep(request, context, requireCoordinator(request, context), params.id ?? '')
}

/** One run: what it is, what comes next, and every household in it. */
export default function Run() {
  const { asked, page, me } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('payouts')
  const locale = useLocale()
  const { run } = page
  return (
    <>
      <BackTo href="/coordinator/payouts">{t('run.back')}</BackTo>
      <header className="mb-4">
        <p className="text-sm text-soft">{inLocale(locale, run.districtZh, run.districtEn)}</p>
        <h1 className="flex flex-wrap items-center gap-3 text-2xl">
          {t('run.title', { number: String(run.number) })}
          <RunBadge state={run.state} />
        </h1>
      </header>
      <RunFigures page={page} />
      <div className="mt-6 grid items-start gap-6 xl:grid-cols-2">
        <NextStep page={page} me={me} answered={answered} />
        <RunFacts page={page} />
      </div>
      <PayoutTable page={page} asked={asked} />
    </>
  )
}
