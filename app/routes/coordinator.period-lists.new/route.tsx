import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { inLocale } from '#domain/locale.ts'
import { periodOf } from '#domain/period.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerList } from './answer-list.server.ts'
import { ListForm } from './list-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { periodIncome } = context.shop
  const asked = new URL(request.url).searchParams.get('version')
  const choices = await refusing(context, periodIncome.choices(viewer))
  const draft = asked ? await refusing(context, periodIncome.draft(viewer, asked)) : null
  return data({ choices, draft, formId: newId(), period: periodOf(new Date()) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerList(request, context, requireCoordinator(request, context))
}

/** A payroll, rent roll or resolution is typed in: first its agreement, then who gets what. */
export default function NewPeriodList() {
  const { choices, draft, formId, period } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('periods')
  const locale = useLocale()
  return (
    <div className="max-w-[60rem]">
      <BackTo href="/coordinator/period-lists">{t('title')}</BackTo>
      <DeskHead title={t('form.title')} lead={t('form.lead')} />
      {choices.length === 0 ? (
        <EmptyState title={t('form.none')} />
      ) : (
        <form method="get" className="mb-6 flex flex-wrap items-end gap-x-4">
          <div className="min-w-0 grow">
            <SelectField name="version" label={t('form.agreement')} defaultValue={draft?.versionId}>
              {choices.map((choice) => (
                <option key={choice.versionId} value={choice.versionId}>
                  {t('form.choice', {
                    title: inLocale(locale, choice.titleZh, choice.titleEn),
                    code: choice.code,
                    version: choice.version,
                    count: choice.households,
                  })}
                </option>
              ))}
            </SelectField>
          </div>
          <Button look={draft ? 'quiet' : 'primary'} className="mb-5">
            {t('form.choose')}
          </Button>
        </form>
      )}
      {draft ? <ListForm draft={draft} formId={formId} period={period} answered={answered} /> : null}
    </div>
  )
}
