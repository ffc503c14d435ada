import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { BatchRow } from '#server/batches/read-batches.ts'
import { DataTable } from './data-table.tsx'

const packs = (milli: bigint): string => (milli / 1_000n).toLocaleString('en')

/** Batches with what may be promised of each and what is. */
export function BatchTable({ batches, href }: { batches: readonly BatchRow[]; href: (id: string) => string }) {
  const t = useTranslations('batches')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('title')}
      rows={batches}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'code',
          title: t('page.code'),
          cell: (row) => (
            <>
              <a href={href(row.id)} className="link inline-block min-w-32">
                {inLocale(locale, row.familyZh, row.familyEn)}
              </a>
              <span className="block text-sm text-soft">{row.code}</span>
            </>
          ),
        },
        {
          key: 'releases',
          title: t('page.releases'),
          cell: (row) => <span className="tabular whitespace-nowrap">{row.releasesOn}</span>,
        },
        { key: 'cap', title: t('page.cap'), numeric: true, cell: (row) => packs(row.capMilli) },
        { key: 'committed', title: t('page.committed'), numeric: true, cell: (row) => packs(row.committedMilli) },
        { key: 'free', title: t('page.free'), numeric: true, cell: (row) => packs(row.freeMilli) },
        { key: 'waiting', title: t('page.preorders'), numeric: true, cell: (row) => row.waiting },
      ]}
    />
  )
}
