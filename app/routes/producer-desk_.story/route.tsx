import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Aliases } from './aliases.tsx'
import { StoryRow } from './story-row.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

const keepers = ['farmer', 'volunteer', 'coordinator', 'admin'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, ...keepers)
  const { stories } = context.shop
  const [own, aliases] = await refusing(context, Promise.all([stories.listOwn(viewer), stories.listAliases(viewer)]))
  return { stories: own, aliases, title: translate(context.locale)('stories.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireRole(request, context, ...keepers)
  const form = await request.formData()
  const { stories } = context.shop
  const household = form.get('household')
  const given = form.get('intent') === 'give'
  const producerId = String(form.get('producer') ?? '')
  const refused = await attempt(
    household ? stories.withdrawAlias(viewer, String(household)) : stories.changeConsent(viewer, { producerId, given }),
    context.locale,
  )
  if (refused) return data({ words: refused.words }, { status: 409 })
  return goOn('/producer-desk/story', given ? 'stories.flash.given' : 'stories.flash.withdrawn')
}

export default function Stories() {
  const t = useTranslations('stories')
  const { stories, aliases } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {refused ? <Notice tone="bad">{refused.words}</Notice> : null}
      {stories.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-card">
          {stories.map((story) => (
            <StoryRow key={story.producerId} story={story} />
          ))}
        </ul>
      )}
      <Aliases aliases={aliases} />
    </Page>
  )
}
