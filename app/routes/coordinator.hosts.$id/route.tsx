import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerHost } from './answer-host.server.ts'
import { Decision } from './decision.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const host = await refusing(context, context.shop.hosting.read(viewer, params.id ?? ''))
  return data({ host, own: host.userId === viewer.userId })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return answerHost(context, viewer, params.id ?? '', await request.formData())
}

/** One person’s papers and the decision about them. */
export default function Host() {
  const { host, own } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('hosting')
  const locale = useLocale()
  const format = useFormatter()
  const open = host.verifiedAt === null && host.reason === null
  const producers = format.list(
    host.producers.map(({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn)),
    'names',
  )
  const consent = `/coordinator/hosts/${host.userId}/consent`
  return (
    <div className="max-w-[46rem]">
      <BackTo href="/coordinator/hosts">{t('host.back')}</BackTo>
      <DeskHead title={host.realName} lead={open ? t('host.lead') : t('host.masked')} />
      <Facts>
        <Fact name={t('hosts.standing')}>{t(`standing.${host.standing}`)}</Fact>
        <Fact name={t('papers.bornOn')}>{host.bornOn}</Fact>
        <Fact name={t('hosts.producers')}>{producers || t('hosts.noProducer')}</Fact>
        {host.guardian ? (
          <Fact name={t('papers.guardian')}>
            {host.guardian.name} · {host.guardian.phone}
          </Fact>
        ) : null}
        <Fact name={t('papers.submittedAt')}>{format.dateTime(host.submittedAt, 'moment')}</Fact>
        {host.decidedBy ? <Fact name={t('hosts.decidedBy')}>{host.decidedBy}</Fact> : null}
        {host.reason ? <Fact name={t('host.reason')}>{host.reason}</Fact> : null}
      </Facts>
      {open && host.guardian ? (
        <figure className="my-6">
          <figcaption className="mb-2 font-medium">{t('host.consent')}</figcaption>
          <a href={`${consent}/1440.webp`}>
            <img
              src={`${consent}/640.webp`}
              alt={t('host.consent')}
              width={640}
              height={900}
              className="h-auto w-full max-w-96 rounded-md border border-line"
            />
          </a>
        </figure>
      ) : null}
      {own ? <Notice>{t('host.own')}</Notice> : <Decision host={host} again={again} />}
    </div>
  )
}
