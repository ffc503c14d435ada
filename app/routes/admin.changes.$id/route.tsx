import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { findClaims } from '#domain/catalog/claims.ts'
import { inLocale } from '#domain/locale.ts'
import { Badge, Card } from '../../components/card.tsx'
import { DecisionForm } from '../../components/decision-form.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { FieldChanges } from '../../components/field-changes.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { changeTones } from '../admin/change-tones.ts'
import { ClaimWarning } from '../admin/claim-warning.tsx'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const change = await refusing(context, context.shop.merchandising.change(viewer, params.id ?? ''))
  return data({
    change,
    own: change.proposedBy === `user:${viewer.userId}`,
    claims: findClaims(Object.values(change.after).join('\n')),
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const reason = String(form.get('reason') ?? '').slice(0, 500)
  const decision = form.get('intent') === 'approve' ? 'approved' : 'rejected'
  const id = params.id ?? ''
  return answerForm(context, {
    typed: { reason },
    work: () => context.shop.merchandising.decide(viewer, { id, decision, reason }),
    page: '/admin/changes',
    done: decision === 'approved' ? 'admin.done.approved' : 'admin.done.rejected',
  })
}

/** One proposal: what it changes, who made it, and the decision. */
export default function Change() {
  const { change, own, claims } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.change')
  const locale = useLocale()
  const format = useFormatter()
  const errors: Record<string, string> = answered?.errors ?? {}
  const moment = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="max-w-[48rem]">
      <BackTo href="/admin/changes">{t('title')}</BackTo>
      <DeskHead
        title={
          change.nameZh
            ? inLocale(locale, change.nameZh, change.nameEn)
            : t('newProduct', { name: String(change.after.nameZh ?? '') })
        }
        lead={inLocale(locale, change.producerZh, change.producerEn)}
      >
        <Badge tone={changeTones[change.state]}>{t(`states.${change.state}`)}</Badge>
      </DeskHead>
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <ClaimWarning claims={claims} />
      <Card>
        <FieldChanges subject={change.subject} before={change.before} after={change.after} />
      </Card>
      <div className="mt-4">
        <Facts>
          <Fact name={t('by')}>{`${change.proposer ?? ''} · ${moment(change.proposedAt)}`}</Fact>
          {change.decidedAt ? (
            <Fact name={t('decidedBy')}>{`${change.decider ?? ''} · ${moment(change.decidedAt)}`}</Fact>
          ) : null}
          {change.reason ? <Fact name={t('reason')}>{change.reason}</Fact> : null}
        </Facts>
      </div>
      {change.state === 'proposed' && own ? <Notice>{t('own')}</Notice> : null}
      {change.state === 'proposed' && !own ? <DecisionForm area="admin.change" answered={answered} /> : null}
    </div>
  )
}
