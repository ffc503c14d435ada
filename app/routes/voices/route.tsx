import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { voiceSchema } from '#domain/forms/review.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { actOn } from './act-on.server.ts'
import { type Answered, VoiceRow } from './voice-row.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

const speakers = ['farmer', 'volunteer', 'coordinator', 'admin'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, ...speakers)
  const page = Number(new URL(request.url).searchParams.get('page')) || 1
  const listed = await refusing(context, context.shop.reviews.listVoices(viewer, page))
  return { ...listed, title: translate(context.locale)('reviews.desk.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireRole(request, context, ...speakers)
  const form = await request.formData()
  const typed = { id: String(form.get('id') ?? ''), words: String(form.get('words') ?? form.get('reason') ?? '') }
  const hiding = String(form.get('intent')).startsWith('hide')
  const refuse = (errors: string[], status: number) => data({ ...typed, hiding, errors } satisfies Answered, { status })
  const submission = parseForm(form, voiceSchema)
  if (submission.status !== 'success') {
    const { words, reason } = submission.error ?? {}
    return refuse(words ?? reason ?? ['shell.invalid.format'], 422)
  }
  const refused = await attempt(actOn(context.shop, viewer, submission.value), context.locale)
  if (refused) return refuse([refused.words], 409)
  return goOn('/voices', hiding ? 'reviews.flash.hidden' : 'reviews.flash.replied')
}

export default function Voices() {
  const t = useTranslations('reviews.desk')
  const { voices, waiting, page, pages, mayHide } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {voices.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3">{waiting > 0 ? t('waiting', { count: waiting }) : t('noneWaiting')}</p>
          <ul className="divide-y divide-line rounded-lg border border-line bg-card">
            {voices.map((voice) => (
              <VoiceRow
                key={voice.id}
                voice={voice}
                mayHide={mayHide}
                answered={answered?.id === voice.id ? answered : undefined}
              />
            ))}
          </ul>
          <Pagination page={page} pages={pages} href={(one) => `?page=${one}`} />
        </>
      )}
    </Page>
  )
}
