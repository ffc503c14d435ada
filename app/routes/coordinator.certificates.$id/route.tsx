import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { inLocale } from '#domain/locale.ts'
import type { CertificatePage } from '#server/linkage/read-certificate.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Part } from '../admin/desk-head.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Balance } from '../coordinator.certificates._index/balance.tsx'
import { StandingBadge } from '../coordinator.certificates._index/standing-badge.tsx'
import { answerChange } from './answer-change.server.ts'
import { ChangeCard } from './change-card.tsx'
import { NewChange } from './new-change.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const certificate = await refusing(context, context.shop.linkage.certificate(viewer, params.id ?? ''))
  return data({ certificate, me: `user:${viewer.userId}`, formId: newId() })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { id } = await refusing(context, context.shop.linkage.certificate(viewer, params.id ?? ''))
  return answerChange(request, context, viewer, id)
}

/** A certificate: its balance, the households behind it and how they came and went, and the lines sold under it. */
export default function Certificate() {
  const { certificate, me, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('linkage.certificates')
  const locale = useLocale()
  const format = useFormatter()
  const day = (on: string) => format.dateTime(new Date(on), 'day')
  return (
    <>
      <header className="mb-4">
        <p className="text-sm text-soft">
          <a href="/coordinator/certificates" className="link">
            {t('title')}
          </a>{' '}
          · {inLocale(locale, certificate.districtZh, certificate.districtEn)}
        </p>
        <h1 className="text-2xl">{inLocale(locale, certificate.familyZh, certificate.familyEn)}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm tabular">
          {certificate.number} <StandingBadge standing={certificate.standing} />
        </p>
      </header>
      <div className="max-w-[40rem]">
        <Facts>
          <Fact name={t('issuer')}>{inLocale(locale, certificate.issuerZh, certificate.issuerEn)}</Fact>
          <Fact name={t('valid')}>
            {t('span', { from: day(certificate.certifiedOn), to: day(certificate.expiresOn) })}
          </Fact>
          <Fact name={t('balance')}>
            <span className="tabular">
              {t('balanceIs', { certified: certificate.certified, sold: certificate.sold, left: certificate.left })}
            </span>
            <Balance certificate={certificate} />
          </Fact>
        </Facts>
      </div>
      <Linked certificate={certificate} />
      <Part id="changes" title={t('change.history')} lead={t('change.historyLead')}>
        <div className="grid gap-4">
          <NewChange formId={formId} answered={answered} />
          {certificate.changes.length === 0 ? <p className="text-sm text-soft">{t('change.none')}</p> : null}
          {certificate.changes.map((change) => (
            <ChangeCard key={change.id} change={change} me={me} answered={answered} />
          ))}
        </div>
      </Part>
      <Uses certificate={certificate} />
    </>
  )
}

function Linked({ certificate }: { certificate: CertificatePage }) {
  const t = useTranslations('linkage.certificates')
  const locale = useLocale()
  return (
    <Part title={t('linked', { count: certificate.households })}>
      <ul className="grid gap-x-6 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {certificate.linked.map((household) => (
          <li key={household.id}>
            <a href={`/coordinator/households/${household.id}`} className="link inline-flex min-h-9 items-center gap-2">
              {household.name} <span className="tabular">{household.code}</span>{' '}
              <span className="text-soft">{inLocale(locale, household.villageZh, household.villageEn)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Uses({ certificate }: { certificate: CertificatePage }) {
  const t = useTranslations('linkage.certificates')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Part title={t('uses')}>
      {certificate.uses.length === 0 ? (
        <p className="text-sm text-soft">{t('noUses')}</p>
      ) : (
        <DeskTable
          caption={t('uses')}
          rows={certificate.uses}
          rowKey={(use) => use.id}
          columns={[
            {
              key: 'line',
              title: t('line'),
              cell: (use) => (
                <a href={`/coordinator/lines/${use.lineId}`} className="link">
                  {inLocale(locale, use.productZh, use.productEn)}
                </a>
              ),
            },
            { key: 'at', title: t('at'), cell: (use) => format.dateTime(use.at, 'full') },
            { key: 'cause', title: t('cause'), cell: (use) => t(use.units > 0 ? 'sale' : 'back') },
            {
              key: 'units',
              title: t('quantity'),
              unit: t('units'),
              numeric: true,
              cell: (use) => format.number(use.units),
            },
          ]}
        />
      )}
    </Part>
  )
}
