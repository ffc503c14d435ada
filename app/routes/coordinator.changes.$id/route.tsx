import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { RevealedChange } from '#server/registry/reveal-change.ts'
import { Button } from '../../components/button.tsx'
import { Badge, Card } from '../../components/card.tsx'
import { DecisionForm } from '../../components/decision-form.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm, fieldErrors } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { changeTones } from '../coordinator.changes._index/change-table.tsx'
import { Difference } from './difference.tsx'
import { Personal } from './personal.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const change = await refusing(context, context.shop.registry.change(viewer, params.id ?? ''))
  return data({ change, own: change.proposedBy === `user:${viewer.userId}` })
}

type Answer = { typed: Record<string, string>; errors: Record<string, string>; revealed?: RevealedChange }

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const typed = typedOf(await request.formData())
  const { registry } = context.shop
  if (typed.intent === 'reveal') {
    const { kind = '', purpose = '' } = typed
    try {
      return data<Answer>({ typed, errors: {}, revealed: await registry.revealChange(viewer, id, { kind, purpose }) })
    } catch (error) {
      const { errors, status } = fieldErrors(error, context.locale)
      return data<Answer>({ typed, errors }, { status })
    }
  }
  const decision = typed.intent === 'approve' ? 'approved' : 'rejected'
  const withdraw = typed.intent === 'withdraw'
  return answerForm(context, {
    typed,
    work: () =>
      withdraw ? registry.withdraw(viewer, id) : registry.decide(viewer, { id, decision, reason: typed.reason ?? '' }),
    page: '/coordinator/changes',
    done: withdraw ? 'registry.done.withdrawn' : `registry.done.${decision}`,
  })
}

/** One change: what it touches, who asked, and the decision. */
export default function Change() {
  const { change, own } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as Answer | undefined
  const t = useTranslations('registry')
  const format = useFormatter()
  const { typed = {}, errors = {}, revealed } = answered ?? {}
  return (
    <div className="max-w-[48rem]">
      <BackTo href="/coordinator/changes">{t('changes.title')}</BackTo>
      <DeskHead
        title={`${t(`changes.kinds.${change.kind}`)} · ${change.maskedName ?? t('changes.newOne')} ${change.code ?? ''}`}
      >
        <Badge tone={changeTones[change.state]}>{t(`changes.states.${change.state}`)}</Badge>
      </DeskHead>
      {errors.form && typed.intent !== 'reveal' ? <Notice tone="bad">{errors.form}</Notice> : null}
      <Card>
        <Difference change={change} />
      </Card>
      <Personal
        change={change}
        revealed={revealed}
        typed={typed}
        error={typed.intent === 'reveal' ? errors.form : undefined}
      />
      <div className="mt-4">
        <Facts>
          <Fact name={t('why')}>{change.why}</Fact>
          <Fact
            name={t('changes.by')}
          >{`${change.proposer ?? ''} · ${format.dateTime(change.proposedAt, 'moment')}`}</Fact>
          {change.decidedAt ? (
            <Fact name={t('changes.decidedBy')}>
              {`${change.decider ?? ''} · ${format.dateTime(change.decidedAt, 'moment')}`}
            </Fact>
          ) : null}
          {change.reason ? <Fact name={t('changes.reason')}>{change.reason}</Fact> : null}
        </Facts>
      </div>
      {change.state === 'proposed' && own ? <Withdraw /> : null}
      {change.state === 'proposed' && !own ? (
        <DecisionForm area="registry.changes" answered={{ typed, errors }} />
      ) : null}
    </div>
  )
}

/** Whoever asked can only take it back. */
function Withdraw() {
  const t = useTranslations('registry.changes')
  return (
    <form method="post">
      <Notice>{t('own')}</Notice>
      <Button name="intent" value="withdraw" look="quiet">
        {t('withdraw')}
      </Button>
    </form>
  )
}
