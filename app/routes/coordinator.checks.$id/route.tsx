import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { CheckPage } from '#server/receipts/read-check.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead, DeskLink, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerCheck } from './answer-check.server.ts'
import { CaseForm, SendForm, VisitForm } from './check-forms.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const check = await refusing(context, context.shop.receipts.read(viewer, params.id ?? ''))
  return data({ check, now: new Date() })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { id } = await refusing(context, context.shop.receipts.read(viewer, params.id ?? ''))
  return answerCheck(context, viewer, id, await request.formData())
}

/** One household’s answer to what it received, and what became of a difference. */
export default function Check() {
  const { check, now } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('receipts')
  const visits = useTranslations('visits')
  const open = check.state === 'due' || check.state === 'unreachable'
  const mayPlan = !check.visit && (open || check.caseOpen)
  return (
    <div className="max-w-[46rem]">
      <BackTo href="/coordinator/checks">{t('check.back')}</BackTo>
      <DeskHead
        title={t('check.title', { code: check.householdCode })}
        lead={t('check.lead', { run: String(check.runNumber), paid: formatMoney(check.paidFen) })}
      />
      {mayPlan ? (
        <DeskLink href={`/coordinator/visits/new?household=${check.householdId}&check=${check.id}`}>
          {visits('plan')}
        </DeskLink>
      ) : null}
      {again?.refusal ? <Notice tone="bad">{again.refusal}</Notice> : null}
      <CheckFacts check={check} now={now} />
      {check.case ? <Case check={check} again={again} /> : null}
      {open ? (
        check.own ? (
          <Notice>{t('check.own')}</Notice>
        ) : (
          <>
            <VisitForm again={again} />
            <SendForm />
          </>
        )
      ) : null}
    </div>
  )
}

function CheckFacts({ check, now }: { check: CheckPage; now: Date }) {
  const t = useTranslations('receipts')
  const format = useFormatter()
  const { answeredAt, method, codeUntil } = check
  return (
    <Facts>
      <Fact name={t('desk.household')}>
        <a href={`/coordinator/households/${check.householdId}`} className="link">
          {check.maskedName} {check.householdCode}
        </a>
      </Fact>
      <Fact name={t('check.reference')}>
        <a href={`/coordinator/payouts/${check.runId}`} className="link font-mono text-sm">
          {check.reference}
        </a>
      </Fact>
      <Fact name={t('check.chosen')}>{t(`chosen.${check.chosen}`)}</Fact>
      <Fact name={t('check.helper')}>{check.helperName}</Fact>
      {check.visit ? (
        <Fact name={t('check.visit')}>
          <a href="/coordinator/visits" className="link">
            {t('check.visitPlanned', {
              helper: check.visit.helper,
              day: format.dateTime(new Date(check.visit.dueOn), 'day'),
            })}
          </a>
        </Fact>
      ) : null}
      {check.paidAt ? <Fact name={t('check.paidAt')}>{format.dateTime(check.paidAt, 'full')}</Fact> : null}
      <Fact name={t('desk.state')}>{t(`state.${check.state}`)}</Fact>
      {answeredAt && method ? (
        <Fact name={t('check.answered')}>
          {check.receivedFen === null ? null : (
            <span className="block font-display text-xl tabular">{formatMoney(check.receivedFen)}</span>
          )}
          {t('check.answeredBy', {
            method: t(`method.${method}`),
            name: check.answeredByName ?? t('check.byItself'),
            time: format.dateTime(answeredAt, 'full'),
          })}
        </Fact>
      ) : (
        <Fact name={t('check.code')}>
          {codeUntil && codeUntil > now
            ? t('check.codeUntil', { time: format.dateTime(codeUntil, 'moment') })
            : t('check.codeNone')}
        </Fact>
      )}
      {check.words ? <Fact name={t('check.words')}>{check.words}</Fact> : null}
    </Facts>
  )
}

function Case({ check, again }: { check: CheckPage; again: Parameters<typeof CaseForm>[0]['again'] }) {
  const t = useTranslations('receipts')
  const format = useFormatter()
  const found = check.case
  if (!found) return null
  return (
    <Part
      title={t('check.caseTitle')}
      lead={t('check.caseText', {
        time: format.dateTime(found.openedAt, 'full'),
        difference: formatMoney(found.differenceFen),
      })}
    >
      {found.closedAt && found.outcome ? (
        <>
          <p>
            {t('check.closed', {
              name: found.closedByName ?? '',
              time: format.dateTime(found.closedAt, 'full'),
              outcome: t(`outcome.${found.outcome}`),
            })}
          </p>
          <p className="mt-2 text-soft">{found.words}</p>
        </>
      ) : (
        <CaseForm again={again} />
      )}
    </Part>
  )
}
