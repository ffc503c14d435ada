import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { TracePage } from '#server/trace/read-trace.ts'
import { QrCode } from '../../components/qr-code.tsx'

/** One label: the code, and in plain words what it is of. */
export function Label({ page, address }: { page: TracePage; address: string }) {
  const t = useTranslations('trace')
  const format = useFormatter()
  const locale = useLocale()
  const { batch, good, seller } = page
  return (
    <div className="break-inside-avoid rounded-md border border-line bg-white p-3 text-sm leading-snug text-ink">
      <p className="font-medium">{good[locale]}</p>
      <p className="text-soft">{seller.name[locale]}</p>
      <QrCode text={address} label={t('labels.qr', { code: batch.code })} ecc="L" className="mx-auto my-1 w-44" />
      <p className="tabular">{t('above', { code: batch.code })}</p>
      <p className="tabular">
        {t('field.release')} {format.dateTime(batch.releasesOn, 'day')}
      </p>
      <p className="text-soft">{t('labels.scan')}</p>
    </div>
  )
}
