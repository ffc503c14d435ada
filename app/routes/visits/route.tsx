import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { OwnVisit } from '#server/registry/own-visits.ts'
import { Button } from '../../components/button.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { OutcomeField } from '../../components/outcome-field.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { VisitDue } from '../../components/visit-due.tsx'
import { VisitEnding, VisitOutcome } from '../../components/visit-end.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately, titled } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const t = translate(context.locale)
  const visits = await refusing(context, context.shop.registry.ownVisits(viewer))
  return data({ title: `${t('visits.mine.title')} · ${t('shell.name')}`, visits })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireUser(request, context)
  const typed = typedOf(await request.formData())
  const close = () =>
    context.shop.registry.closeFollowUp(viewer, { id: typed.visit ?? '', outcome: typed.outcome ?? '' })
  const work = () =>
    close().catch((error: unknown) => {
      const { code, message, status } = toRefusal(error, context.locale)
      if (code === 'InvalidInput' || code === 'VisitStateConflict') throw error
      throw data({ code, message, requestId: context.requestId }, { status })
    })
  return answerForm(context, { typed, work, page: '/visits', done: 'visits.mine.closed' })
}

/** A helper's own page: whom the district asks to see, by when and why, and what came of it. */
export default function OwnVisits() {
  const { visits } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('visits.mine')
  const states = useTranslations('visits.states')
  const open = visits?.filter(({ closedAt }) => closedAt === null) ?? []
  const done = visits?.filter(({ closedAt }) => closedAt !== null) ?? []
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {answered?.errors.form ? (
        <Notice tone="bad" title={answered.errors.form}>
          {t('unkept', { words: answered.typed.outcome ?? '' })}
        </Notice>
      ) : null}
      {visits === null ? <Notice title={t('noHelper')}>{t('noHelperText')}</Notice> : null}
      {visits !== null && open.length === 0 ? <EmptyState title={t('none')} /> : null}
      <ul className="grid gap-4">
        {open.map((visit) => (
          <li key={visit.id} className="rounded-lg border border-line bg-card p-4">
            <About visit={visit} />
            <CloseForm visit={visit} />
          </li>
        ))}
      </ul>
      {done.length > 0 ? (
        <Section title={states('done')}>
          <ul className="divide-y divide-line text-sm">
            {done.map((visit) => (
              <li key={visit.id} className="py-3">
                <About visit={visit} />
                <VisitOutcome visit={visit} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}

function About({ visit }: { visit: OwnVisit }) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">
          {inLocale(locale, visit.villageZh, visit.villageEn)} <span className="tabular">{visit.householdCode}</span>
        </span>
        {visit.ending && visit.closedAt ? (
          <>
            <VisitEnding ending={visit.ending} />
            <span className="text-soft tabular">{format.dateTime(visit.closedAt, 'day')}</span>
          </>
        ) : (
          <VisitDue visit={visit} />
        )}
      </p>
      <p className="mt-1 text-sm text-soft">{t(`kinds.${visit.kind}`)}</p>
      <p className="mt-1 max-w-prose">{visit.reason}</p>
    </>
  )
}

function CloseForm({ visit }: { visit: OwnVisit }) {
  const answered = useActionData<typeof action>()
  const t = useTranslations('visits.mine')
  const own = answered?.typed.visit === visit.id ? answered : undefined
  const field = fieldsOf(own)
  return (
    <form method="post" className="mt-3">
      <input type="hidden" name="visit" value={visit.id} />
      <OutcomeField {...field('outcome')} label={t('outcome')} hint={t('outcomeHint')} />
      <Button look="quiet">{t('close')}</Button>
    </form>
  )
}
