import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { PrintButton } from '../../components/print-button.tsx'
import { StatementSheet } from '../../components/statement.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { deskTitle } from '../coordinator/desk-title.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { answerTransfer } from './answer-transfer.server.ts'
import { FailForm, failureOf } from './fail-form.tsx'
import { ReturnedPayout } from './returned-payout.tsx'
import { StatementLines } from './statement-lines.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const found = await refusing(context, context.shop.payouts.statement(viewer, params.payoutId ?? ''))
  const t = translate(context.locale)
  return data({
    ...found,
    me: viewer.userId,
    title: deskTitle(context.locale, `${t('payouts.statement.pageTitle')} ${found.statement.reference}`),
  })
}

/** Notes that the bank could not pay it or sent it back, and decides on that. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  return answerTransfer(request, context, requireCoordinator(request, context), params.payoutId ?? '')
}

/** A household's statement as it is printed for it, and under it every line it is made of. */
export default function StatementPage() {
  const { statement, lines, runId, returned, me } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('payouts')
  const refused = answered?.typed.intent === 'fail' ? undefined : answered?.errors.form
  const failing = failureOf(statement.state, returned?.state ?? null)
  return (
    <>
      <div className="no-print mb-3 flex flex-wrap items-center justify-between gap-x-4">
        <BackTo href={`/coordinator/payouts/${runId}`}>{t('statement.toRun')}</BackTo>
        <h1 className="sr-only">{t('statement.pageTitle')}</h1>
        <span className="flex flex-wrap items-center gap-4">
          <a href={`/coordinator/households/${statement.householdId}`} className="link text-sm">
            {t('statement.toHousehold')}
          </a>
          <PrintButton>{t('statement.print')}</PrintButton>
        </span>
      </div>
      <StatementSheet statement={statement} />
      <div className="no-print">
        {returned ? <ReturnedPayout returned={returned} me={me} error={refused} /> : null}
        {failing === null ? null : <FailForm kind={failing} answered={answered} />}
        <StatementLines lines={lines} />
      </div>
    </>
  )
}
