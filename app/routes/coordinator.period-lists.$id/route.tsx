import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { ListState } from '../../components/list-state.tsx'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { ListFacts } from './list-facts.tsx'
import { ListForms } from './list-forms.tsx'
import { ListRows } from './list-rows.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const list = await refusing(context, context.shop.periodIncome.list(viewer, params.id ?? ''))
  return data({ list, me: viewer.userId })
}

/** A paper is added, a second person decides, the payment is proven, or the list is taken back. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { periodIncome } = context.shop
  const listId = params.id ?? ''
  const t = translate(context.locale)
  return answerEvidenceForm(request, context, `/coordinator/period-lists/${listId}`, (form) => {
    const { intent, evidence, text, note } = form
    if (intent === 'approve' || intent === 'reject') {
      const decision = intent === 'approve' ? 'approved' : 'rejected'
      return async () => {
        await periodIncome.decide(viewer, { listId, decision, reason: text('reason') })
        return { done: `periods.done.${decision}` }
      }
    }
    if (intent !== 'evidence' && intent !== 'pay' && intent !== 'takeBack') return null
    if (!evidence) note('evidence', t('periods.invalid.evidence'))
    return async () => {
      if (!evidence) return { done: 'periods.done.evidence' }
      if (intent === 'evidence') await periodIncome.addEvidence(viewer, { listId, evidence })
      if (intent === 'pay') {
        const kind = evidence.kind === 'receipt' ? 'receipt' : 'bank_proof'
        await periodIncome.pay(viewer, { listId, proof: { ...evidence, kind } })
      }
      if (intent === 'takeBack') await periodIncome.takeBack(viewer, { listId, reason: text('reason'), evidence })
      return { done: `periods.done.${intent === 'pay' ? 'paid' : intent === 'takeBack' ? 'taken' : 'evidence'}` }
    }
  })
}

/** A list with its rows and papers, and what can be done with it next. */
export default function PeriodList() {
  const { list, me } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('periods')
  const locale = useLocale()
  return (
    <div className="max-w-[60rem]">
      <BackTo href="/coordinator/period-lists">{t('title')}</BackTo>
      <header className="mb-4">
        <h1 className="text-2xl">
          {t('page.title', { title: inLocale(locale, list.titleZh, list.titleEn), period: list.period })}
        </h1>
        <p className="mt-1">
          <ListState state={list.state} />
        </p>
      </header>
      <ListFacts list={list} />
      <Part title={t('page.rows')}>
        <ListRows list={list} />
        <ExportLink href={`/coordinator/period-lists/${list.id}/rows.csv`} />
      </Part>
      <Part title={t('page.evidence')}>
        <EvidenceList evidence={list.evidence} />
      </Part>
      <ListForms list={list} me={me} answered={answered} />
    </div>
  )
}
