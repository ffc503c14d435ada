import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isDomainError } from '#domain/errors.ts'
import { periodOf } from '#domain/period.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { deskTitle } from '../coordinator/desk-title.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { fieldOf, readWritten, toRunForm, type Written } from './read-run-form.ts'
import { RunFields } from './run-fields.tsx'
import { RunPreview } from './run-preview.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

type Wrong = { field: string; message: string }

/** What is wrong with the form, at its field. @throws the error itself when it is no refusal */
function wrongWith(error: unknown, context: AppLoadContext): Wrong & { status: number } {
  const { message, code, status } = toRefusal(error, context.locale)
  if (code !== 'InvalidInput' || !isDomainError(error)) return { field: 'form', message, status }
  return { field: fieldOf(error.detail.field), message: translate(context.locale)('payouts.new.invalid'), status: 422 }
}

async function usual(context: AppLoadContext, viewer: Viewer) {
  const choices = await refusing(context, context.shop.payouts.choices(viewer))
  return { choices, district: choices.districts[0]?.code ?? '', period: periodOf(new Date()) }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = new URL(request.url).searchParams
  const { choices, ...first } = await usual(context, viewer)
  const written = readWritten(query, first)
  const title = deskTitle(context.locale, translate(context.locale)('payouts.new.title'))
  const page = { written, choices, title, preview: null, wrong: null as Wrong | null }
  if (!query.has('district')) return data(page)
  try {
    const preview = await context.shop.payouts.preview(viewer, toRunForm(written))
    return data({ ...page, preview })
  } catch (error) {
    return data({ ...page, wrong: wrongWith(error, context) })
  }
}

/** Proposes the run that was previewed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { choices, ...first } = await usual(context, viewer)
  const written: Written = readWritten(await request.formData(), first)
  try {
    const id = await context.shop.payouts.propose(viewer, { ...toRunForm(written), runId: written.runId })
    const to = `/coordinator/payouts/${id}`
    return goOn(to, 'payouts.done.proposed')
  } catch (error) {
    const wrong = wrongWith(error, context)
    return data({ written, wrong }, { status: wrong.status })
  }
}

/** Proposing a run: what it would pay, then the proposal. */
export default function NewRun() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('payouts')
  const { written, wrong } = answered ?? loaded
  return (
    <>
      <BackTo href="/coordinator/payouts">{t('run.back')}</BackTo>
      <h1 className="text-2xl">{t('new.title')}</h1>
      <p className="mb-4 max-w-prose text-sm text-soft">{t('new.lead')}</p>
      {wrong?.field === 'form' ? <Notice tone="bad">{wrong.message}</Notice> : null}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <RunFields written={written} choices={loaded.choices} wrong={wrong} />
        {loaded.preview && !answered ? <RunPreview written={written} preview={loaded.preview} /> : null}
      </div>
    </>
  )
}
