import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { PrintButton } from '../../components/print-button.tsx'
import { StatementSheet } from '../../components/statement.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { Act, BackTo } from '../coordinator.payments/act.tsx'
import { answerAct } from '../coordinator.payments/answer-act.server.ts'
import { WordsField } from '../coordinator.payments/words-field.tsx'
import { wordsOf } from '../coordinator.payments/words-of.ts'
import { StatementLines } from './statement-lines.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const found = await refusing(context, context.shop.payouts.statement(viewer, params.payoutId ?? ''))
  const t = translate(context.locale)
  return data({ ...found, title: `${t('payouts.statement.pageTitle')} ${found.statement.reference}` })
}

/** Notes that the bank could not pay it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const payoutId = params.payoutId ?? ''
  const { words: reason, fits } = wordsOf(await request.formData(), 'reason')
  return answerAct(context, {
    typed: { reason },
    wrong: fits ? null : 'payouts.hardship.reasonWrong',
    work: () => context.shop.payouts.fail(viewer, { payoutId, reason }),
    page: `/coordinator/statements/${payoutId}`,
    done: 'payouts.done.failed',
  })
}

/** A household's statement as it is printed for it, and under it every line it is made of. */
export default function StatementPage() {
  const { statement, lines, runId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('payouts')
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
        {statement.state === 'sent' ? (
          <div className="mt-6 max-w-[46rem]">
            <Act
              title={t('statement.fail')}
              lead={t('statement.failLead')}
              intent="fail"
              act={t('statement.failDo')}
              look="quiet"
            >
              <WordsField
                name="reason"
                label={t('act.reason')}
                hint={t('act.reasonHint')}
                typed={answered?.reason}
                error={answered?.error}
              />
            </Act>
          </div>
        ) : null}
        <StatementLines lines={lines} />
      </div>
    </>
  )
}
