import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { AccountsPart } from './accounts-part.tsx'
import { ConsentsPart } from './consents-part.tsx'
import { FollowUpsPart } from './follow-ups-part.tsx'
import { MembersPart } from './members-part.tsx'
import { RequestsPart } from './requests-part.tsx'
import { SurveysPart } from './surveys-part.tsx'
import { UpdateForm } from './update-form.tsx'
import { workOf } from './work-of.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { registry } = context.shop
  const work = Promise.all([registry.registration(viewer, params.id ?? ''), registry.choices(viewer)])
  const [registration, choices] = await refusing(context, work)
  return data({ registration, choices, me: `user:${viewer.userId}`, formId: randomUUID() })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const typed = typedOf(await request.formData())
  const { errors, work, done } = workOf(context, viewer, id, typed)
  return answerForm(context, { typed, errors, work, page: `/coordinator/registry/${id}`, done })
}

/** What is registered of a household, and everything that may be asked to change. */
export default function Registered() {
  const { registration, choices, me, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry')
  const format = useFormatter()
  const typed: Record<string, string> = answered?.typed ?? {}
  const errors: Record<string, string> = answered?.errors ?? {}
  const shared = { registration, typed, errors, formId, me }
  const { mergedInto, mergedHere, removedAt } = registration
  const gone = mergedInto !== null || removedAt !== null
  return (
    <div className="max-w-[56rem]">
      <BackTo href="/coordinator/registry">{t('title')}</BackTo>
      <DeskHead
        title={
          <>
            {registration.maskedName}{' '}
            <span className="text-base font-normal text-soft tabular">{registration.code}</span>
          </>
        }
        lead={t('registeredLead')}
      >
        <a
          href={`/coordinator/households/${registration.id}`}
          className="link inline-flex min-h-11 items-center text-sm"
        >
          {t('income')}
        </a>
      </DeskHead>
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      {mergedInto ? (
        <Notice tone="warn">
          {t('mergedNote')}{' '}
          <a href={`/coordinator/registry/${mergedInto.id}`} className="link tabular">
            {mergedInto.code}
          </a>
        </Notice>
      ) : null}
      {removedAt ? <Notice tone="warn">{t('removedNote', { at: format.dateTime(removedAt, 'day') })}</Notice> : null}
      {mergedHere.length > 0 ? (
        <Notice>
          {t('mergedHere', {
            codes: format.list(
              mergedHere.map(({ code }) => code),
              'names',
            ),
          })}
        </Notice>
      ) : null}
      <RequestsPart {...shared} />
      {gone ? null : <UpdateForm {...shared} choices={choices} />}
      <MembersPart {...shared} closed={gone} />
      <AccountsPart {...shared} closed={gone} />
      <ConsentsPart {...shared} closed={gone} />
      <SurveysPart {...shared} choices={choices} closed={gone} />
      <FollowUpsPart {...shared} />
    </div>
  )
}
