import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import { inLocale } from '#domain/locale.ts'
import type { BatchCertificate, CertifiedBatch } from '#server/parcels/read-certificates.ts'
import { Badge } from '../../components/card.tsx'

/** The own batches with their certificates; those that cannot be sent today stand out. */
export function Batches({ batches }: { batches: readonly CertifiedBatch[] }) {
  const t = useTranslations('fulfilment.certificates')
  const locale = useLocale()
  return (
    <ul className="grid gap-4">
      {batches.map((batch) => {
        const covered = batch.certificates.some(({ kind, inForce }) => kind === 'quarantine' && inForce)
        return (
          <li key={batch.id} className="rounded-lg border border-line bg-card px-4 py-3">
            <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-lg">
              {t('batchOf', { name: inLocale(locale, batch.nameZh, batch.nameEn), code: batch.code })}
              {batch.needsQuarantine && !covered ? <Badge tone="warn">{t('needed')}</Badge> : null}
            </h2>
            {batch.certificates.length === 0 ? (
              <p className="text-sm text-soft">{t('empty')}</p>
            ) : (
              <ul className="mt-2 divide-y divide-line">
                {batch.certificates.map((certificate) => (
                  <Certificate key={certificate.id} certificate={certificate} />
                ))}
              </ul>
            )}
            <p className="mt-1 text-sm">
              <a href={`/trace/${batch.code}/label`} className="link">
                {t('label')}
              </a>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function Certificate({ certificate }: { certificate: BatchCertificate }) {
  const t = useTranslations('fulfilment.certificates')
  const format = useFormatter()
  const { kind, number, issuedBy, issuedOn, expiresOn, inForce } = certificate
  const day = (one: string) => format.dateTime(startOfDay(one), 'day')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
      <span className="min-w-0">
        {t(`kinds.${kind}`)} <span className="tabular">{number}</span>
        <span className="block text-sm text-soft">
          {issuedBy} ·{' '}
          {expiresOn ? t('until', { from: day(issuedOn), to: day(expiresOn) }) : t('from', { from: day(issuedOn) })}
        </span>
      </span>
      <Badge tone={inForce ? 'good' : 'plain'}>{t(inForce ? 'inForce' : 'notInForce')}</Badge>
    </li>
  )
}
