import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Entry } from './entry.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const sessionId = z.uuid().safeParse(params.sessionId)
  if (!sessionId.success) throw data(null, { status: 404 })
  const page = Number(new URL(request.url).searchParams.get('page')) || 1
  const { shop, viewer, locale } = context
  const [room, log] = await refusing(
    context,
    Promise.all([
      shop.live.readRoom(sessionId.data),
      shop.replays.readWholeLog(viewer, { sessionId: sessionId.data, page: Math.floor(page) }),
    ]),
  )
  const { titleZh, titleEn } = room.session
  const title = inLocale(locale, titleZh, titleEn)
  return { title: translate(locale)('replay.words.title', { title }), session: room.session, log }
}

/** A session as a text: what was said, presented, priced and sold, each with the way to its second. */
export default function WholeLog() {
  const { session, log } = useLoaderData<typeof loader>()
  const t = useTranslations('replay.words')
  const locale = useLocale()
  const here = `/live/${session.id}`
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={here}>
            {t('back')}
          </a>
        }
        lead={t('lead')}
      >
        {inLocale(locale, session.titleZh, session.titleEn)}
      </PageTitle>
      {log.entries.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <ol className="grid gap-2">
          {log.entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} log={log} sessionId={session.id} />
          ))}
        </ol>
      )}
      <Pagination page={log.page} pages={log.pages} href={(page) => `${here}/words?page=${page}`} />
    </Page>
  )
}
