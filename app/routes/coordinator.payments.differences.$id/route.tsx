import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DifferencePage } from '#server/payments/desk/read-difference.ts'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Act, BackTo } from '../coordinator.payments/act.tsx'
import { answerAct } from '../coordinator.payments/answer-act.server.ts'
import { wordsOf } from '../coordinator.payments/words-of.ts'
import { Behind } from './behind.tsx'
import { DifferenceFacts } from './difference-facts.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ difference: await refusing(context, context.shop.desk.difference(viewer, params.id ?? '')) })
}

/** Closes the difference with the reason in words. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const differenceId = params.id ?? ''
  const { words: resolution, fits } = wordsOf(await request.formData(), 'resolution')
  return answerAct(context, {
    typed: { resolution },
    wrong: fits ? null : 'desk.differences.reasonShort',
    work: () => context.shop.reconciliation.close(viewer, { differenceId, resolution }),
    page: `/coordinator/payments/differences/${differenceId}`,
    done: 'desk.done.closed',
  })
}

/** One difference: both sides of it, what is behind them, and its end. */
export default function Difference() {
  const { difference } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('desk.differences')
  return (
    <article>
      <BackTo href="/coordinator/payments/differences">{t('back')}</BackTo>
      <h2 className="mb-3 text-xl">{t('pageTitle', { kind: t(`kinds.${difference.kind}`) })}</h2>
      <DifferenceFacts difference={difference} />
      <Behind behind={difference.behind} />
      {difference.closedAt ? (
        <Closed difference={difference} at={difference.closedAt} />
      ) : (
        <div className="mt-6 max-w-[48rem]">
          <Act intent="close" title={t('close')} lead={t('closeLead')} act={t('closeDo')}>
            <ReasonField
              name="resolution"
              label={t('reasonLabel')}
              hint={t('reasonHint')}
              rows={3}
              defaultValue={answered?.resolution}
              errors={answered?.error}
            />
          </Act>
        </div>
      )}
    </article>
  )
}

function Closed({ difference, at }: { difference: DifferencePage; at: Date }) {
  const t = useTranslations('desk.differences')
  const format = useFormatter()
  const { closedByName: person, resolution } = difference
  const when = format.dateTime(at, 'full')
  return (
    <Notice tone="good">
      {person ? t('closedNotice', { at: when, person, resolution: resolution ?? '' }) : t('closedAuto', { at: when })}
    </Notice>
  )
}
