import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { dayOf } from '#domain/calendar-day.ts'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextareaField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately, titled } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { deskTitle } from '../coordinator/desk-title.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** Whom a visit is to, and the check that it is about, from the address. */
function subjectOf(url: string) {
  const query = new URL(url).searchParams
  return { householdId: query.get('household') ?? '', checkId: query.get('check') || null }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const subject = subjectOf(request.url)
  const t = translate(context.locale)
  return data({
    title: deskTitle(context.locale, t('visits.plan')),
    subject,
    household: await refusing(context, context.shop.registry.visitChoices(viewer, subject)),
    today: dayOf(new Date()),
    formId: newId(),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const subject = subjectOf(request.url)
  await refusing(context, context.shop.registry.visitChoices(viewer, subject))
  const typed = typedOf(await request.formData())
  const { id = '', helperId = '', dueOn = '', reason = '' } = typed
  return answerForm(context, {
    typed,
    work: () => context.shop.registry.planVisit(viewer, { ...subject, id, helperId, dueOn: dueOn.trim(), reason }),
    page: subject.checkId ? `/coordinator/checks/${subject.checkId}` : '/coordinator/visits',
    done: 'visits.new.done',
  })
}

/** A helper is asked to look in on a household by a day. */
export default function NewVisit() {
  const { subject, household, today, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('visits')
  const checks = useTranslations('receipts.desk')
  const locale = useLocale()
  const field = fieldsOf(answered)
  const village = inLocale(locale, household.villageZh, household.villageEn)
  const nameOf = ({ id, name }: { id: string; name: string }) =>
    id === household.helperId ? t('new.own', { name }) : name
  return (
    <div className="max-w-[36rem]">
      {subject.checkId ? (
        <BackTo href={`/coordinator/checks/${subject.checkId}`}>{checks('title')}</BackTo>
      ) : (
        <BackTo href={`/coordinator/households/${household.id}`}>{household.code}</BackTo>
      )}
      <DeskHead
        title={t('plan')}
        lead={t('new.lead', { code: `${household.maskedName} ${household.code}`, village })}
      />
      {subject.checkId ? <p className="mb-4 text-sm text-soft">{t('new.check')}</p> : null}
      {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
      <form method="post">
        <input type="hidden" name="id" value={answered?.typed.id ?? formId} />
        <SelectField {...field('helperId', household.helperId)} label={t('helper')}>
          {household.helpers.map((helper) => (
            <option key={helper.id} value={helper.id}>
              {nameOf(helper)}
            </option>
          ))}
        </SelectField>
        <TextField
          {...field('dueOn')}
          type="date"
          label={t('due')}
          hint={t('new.dueHint')}
          min={today}
          required
          className="max-w-56"
        />
        <TextareaField
          {...field('reason')}
          label={t('reason')}
          hint={t('new.reasonHint')}
          rows={3}
          maxLength={300}
          required
        />
        <Button>{t('new.submit')}</Button>
      </form>
    </div>
  )
}
