import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FamilyPack } from '#server/merchandising/read-family.ts'
import { Badge } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { DeskLink, Part } from '../admin/desk-head.tsx'
import { yuan } from '../coordinator/amounts.tsx'

/** The specifications and pack sizes of a good. */
export function Packs({ packs, familyId }: { packs: readonly FamilyPack[]; familyId: string }) {
  const t = useTranslations('admin.family')
  const goods = useTranslations('admin.goods')
  const locale = useLocale()
  return (
    <Part title={t('packs')}>
      <DataTable
        caption={t('packs')}
        rows={packs}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'spec',
            title: goods('spec'),
            cell: (row) => (
              <a href={`/admin/families/${familyId}/packs/${row.id}`} className="link">
                {inLocale(locale, String(row.values.specZh), String(row.values.specEn))}
              </a>
            ),
          },
          {
            key: 'state',
            title: goods('state'),
            cell: (row) =>
              row.values.withdrawn ? (
                <Badge>{goods('states.withdrawn')}</Badge>
              ) : (
                <Badge tone="good">{goods('states.sale')}</Badge>
              ),
          },
          {
            key: 'price',
            title: goods('priceYuan'),
            numeric: true,
            cell: (row) => yuan(BigInt(String(row.values.priceFen))),
          },
          { key: 'free', title: goods('free'), numeric: true, cell: (row) => row.free },
          { key: 'held', title: goods('held'), numeric: true, cell: (row) => row.held },
          { key: 'sold', title: goods('sold'), numeric: true, cell: (row) => row.sold },
        ]}
      />
      <DeskLink href={`/admin/families/${familyId}/new`}>{t('newPack')}</DeskLink>
    </Part>
  )
}
