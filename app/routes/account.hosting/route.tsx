import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { HostView } from '#server/livestream/hosting/host-view.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerPapers } from './answer-papers.server.ts'
import { PapersForm } from './papers-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const t = translate(context.locale)
  return data({
    title: `${t('hosting.own.title')} · ${t('shell.name')}`,
    papers: await context.shop.hosting.own(userId),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  return answerPapers(request, context, userId)
}

/** Somebody who wants to host says who they are and how old; a coordinator of the district checks it. */
export default function Hosting() {
  const { papers } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('hosting.own')
  const settled = papers?.standing === 'verified'
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/studio">
            {t('back')}
          </a>
        }
        lead={t('lead')}
      >
        {t('title')}
      </PageTitle>
      {papers ? <Standing papers={papers} /> : null}
      {settled ? null : (
        <>
          {papers ? <h2 className="mt-8 mb-4 text-xl">{t('anew')}</h2> : null}
          <PapersForm again={again} />
        </>
      )}
    </Page>
  )
}

const tones = { verified: 'good', waiting: 'info', none: 'info' } as const

function Standing({ papers }: { papers: HostView }) {
  const t = useTranslations('hosting')
  const format = useFormatter()
  const { standing } = papers
  return (
    <>
      <Notice
        tone={standing in tones ? tones[standing as keyof typeof tones] : 'warn'}
        title={t(`standing.${standing}`)}
      >
        {papers.reason ? <p>{t('own.reason', { reason: papers.reason })}</p> : <p>{t(`own.next.${standing}`)}</p>}
      </Notice>
      <Facts>
        <Fact name={t('papers.realName')}>{papers.realName}</Fact>
        <Fact name={t('papers.bornOn')}>{papers.bornOn}</Fact>
        {papers.guardian ? (
          <Fact name={t('papers.guardian')}>
            {papers.guardian.name} · {papers.guardian.phone}
          </Fact>
        ) : null}
        <Fact name={t('papers.submittedAt')}>{format.dateTime(papers.submittedAt, 'moment')}</Fact>
      </Facts>
    </>
  )
}
