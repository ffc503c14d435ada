import { useTranslations } from 'use-intl'

/** The seller's licence number, or the words the law asks for where none is needed. */
export function Licence({ licenceNo }: { licenceNo: string | null }) {
  const t = useTranslations('catalog.licence')
  return licenceNo ? (
    <>
      {t('number')} <span className="tabular">{licenceNo}</span>
    </>
  ) : (
    t('exempt')
  )
}
