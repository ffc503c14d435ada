import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paysPerSale } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { actOnVersion } from './read-decision.ts'
import { Version } from './version.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const agreement = await refusing(context, context.shop.linkage.agreement(viewer, params.id ?? ''))
  return data({ agreement, me: viewer.userId, now: new Date() })
}

/** A second person decides on a version, somebody adds evidence to one, or ends one before its time. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const done = await actOnVersion(context, viewer, request)
  if (done === null) throw data(null, { status: 400 })
  if (typeof done !== 'string') return data({ refusal: done }, { status: done.status })
  return goOn(`/coordinator/agreements/${params.id}`, done)
}

/** An agreement with everything it ever said. */
export default function Agreement() {
  const { agreement, me, now } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal ?? null
  const t = useTranslations('coordinator')
  const words = useTranslations('linkage')
  const locale = useLocale()
  const open = agreement.versions.some(({ state }) => state === 'proposed')
  return (
    <>
      <header className="mb-4">
        <p className="text-sm text-soft">
          <a href="/coordinator/agreements" className="link">
            {t('agreements.title')}
          </a>{' '}
          · {agreement.code} · {inLocale(locale, agreement.districtZh, agreement.districtEn)}
        </p>
        <h1 className="text-2xl">{inLocale(locale, agreement.titleZh, agreement.titleEn)}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
          <Badge>{t(`types.${agreement.type}`)}</Badge>
          {agreement.producerZh ? (
            <span>{words('with', { name: inLocale(locale, agreement.producerZh, agreement.producerEn) })}</span>
          ) : null}
        </p>
      </header>
      {refusal?.field === 'form' ? <Notice tone="bad">{refusal.message}</Notice> : null}
      {paysPerSale(agreement.type) ? null : <Notice>{t('agreement.notPerSale')}</Notice>}
      {open ? (
        <p className="text-sm text-soft">{t('agreement.openExists')}</p>
      ) : (
        <ButtonLink href={`/coordinator/agreements/${agreement.id}/propose`} look="quiet">
          {t('agreement.propose')}
        </ButtonLink>
      )}
      <h2 className="mt-8 mb-2 text-xl">{t('agreement.versions')}</h2>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {agreement.versions.map((version) => (
          <Version
            key={version.id}
            version={version}
            agreement={agreement}
            me={me}
            now={now}
            refusal={refusal?.versionId === version.id ? refusal : null}
          />
        ))}
      </div>
    </>
  )
}
