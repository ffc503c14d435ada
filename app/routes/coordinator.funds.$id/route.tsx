import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { inLocale } from '#domain/locale.ts'
import { Badge } from '../../components/card.tsx'
import { Figure } from '../../components/facts.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { answerFund } from './answer-fund.server.ts'
import { FundDecision } from './fund-decision.tsx'
import { NewUse } from './new-use.tsx'
import { UseCard } from './use-card.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const fund = await refusing(context, context.shop.aid.fund(viewer, params.id ?? ''))
  return data({ fund, me: viewer.userId, formId: newId() })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  return answerFund(request, context, requireCoordinator(request, context), params.id ?? '')
}

/** A fund: what is left of it, and every use from proposal to outcome. */
export default function Fund() {
  const { fund, me, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('aid')
  const locale = useLocale()
  return (
    <div className="max-w-[60rem]">
      <BackTo href="/coordinator/funds">{t('title')}</BackTo>
      <header className="mb-4">
        <p className="text-sm text-soft">
          {fund.code} · {inLocale(locale, fund.districtZh, fund.districtEn)} · {fund.year}
        </p>
        <h1 className="flex flex-wrap items-center gap-3 text-2xl">
          {inLocale(locale, fund.nameZh, fund.nameEn)}
          {fund.state === 'approved' ? null : <Badge tone="warn">{t(`fundStates.${fund.state}`)}</Badge>}
        </h1>
        <p className="text-sm text-soft">
          {t('fund.source', { source: inLocale(locale, fund.sourceZh, fund.sourceEn) })}
        </p>
        <FundDecision fund={fund} me={me} answered={answered} />
      </header>
      <div className="grid gap-3 sm:grid-cols-3">
        <Figure
          name={t('columns.left')}
          note={t(fund.waiting > 0 ? 'fund.ofWaiting' : 'fund.of', {
            amount: formatMoney(fund.amountFen),
            waiting: formatMoney(fund.waitingFen),
          })}
        >
          {formatMoney(fund.leftFen)}
        </Figure>
        <Figure name={t('columns.granted')} note={`${t('columns.promised')} ${formatMoney(fund.promisedFen)}`}>
          {formatMoney(fund.grantedFen)}
        </Figure>
        <Figure name={t('columns.advanced')} note={`${t('columns.repaid')} ${formatMoney(fund.repaidFen)}`}>
          {formatMoney(fund.advancedFen)}
        </Figure>
      </div>
      <Part title={t('fund.uses')}>
        {fund.uses.length === 0 ? (
          <EmptyState title={t('fund.none')} />
        ) : (
          <div className="grid gap-4">
            {fund.uses.map((use) => (
              <UseCard key={use.id} use={use} me={me} answered={answered} />
            ))}
          </div>
        )}
        <ExportLink href={`/coordinator/funds/${fund.id}/uses.csv`} />
      </Part>
      {fund.state === 'approved' ? (
        <div className="mt-6">
          <NewUse fund={fund} formId={formId} answered={answered} />
        </div>
      ) : null}
    </div>
  )
}
