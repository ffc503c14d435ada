import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { RegistryRow } from '#server/registry/list-households.ts'
import { Badge } from '../../components/card.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'

/** Households, masked; each leads to its page and to what is registered of it. */
export function HouseholdTable(props: {
  caption: string
  rows: readonly RegistryRow[]
  sorted?: { sort: string; descending: boolean; href: (sort: string) => string }
}) {
  return <DeskTable {...props} columns={useColumns()} rowKey={(row) => row.id} />
}

function useColumns(): DeskColumn<RegistryRow>[] {
  const t = useTranslations('registry')
  const words = useTranslations('coordinator.monitored')
  const locale = useLocale()
  const sorted: DeskColumn<RegistryRow>[] = [
    {
      key: 'household',
      title: t('household'),
      sort: 'code',
      cell: (row) => (
        <a href={`/coordinator/registry/${row.id}`} className="link">
          {row.maskedName} <span className="whitespace-nowrap text-soft tabular">{row.code}</span>
        </a>
      ),
    },
    {
      key: 'village',
      title: t('village'),
      sort: 'village',
      cell: (row) => <OneLine>{inLocale(locale, row.villageZh, row.villageEn)}</OneLine>,
    },
    {
      key: 'class',
      title: t('class'),
      sort: 'class',
      cell: (row) => <OneLine>{words(row.monitoredClass)}</OneLine>,
    },
    { key: 'members', title: t('members'), sort: 'members', numeric: true, cell: (row) => row.memberCount },
    { key: 'helper', title: t('helper'), sort: 'helper', cell: (row) => row.helper },
    {
      key: 'surveyed',
      title: t('surveyed'),
      sort: 'surveyed',
      numeric: true,
      cell: (row) => row.surveyed ?? t('nothing'),
    },
  ]
  return [
    ...sorted,
    {
      key: 'account',
      title: t('account'),
      cell: (row) => (row.lastFour ? <span className="tabular">{`··${row.lastFour}`}</span> : t('nothing')),
    },
    { key: 'standing', title: t('standing'), cell: (row) => <Standing row={row} /> },
  ]
}

const OneLine = ({ children }: { children: ReactNode }) => <span className="whitespace-nowrap">{children}</span>

function Standing({ row }: { row: RegistryRow }) {
  const t = useTranslations('registry')
  if (row.mergedInto) return <Badge>{t('mergedInto', { code: row.mergedInto })}</Badge>
  if (row.removed) return <Badge>{t('removed')}</Badge>
  return row.openChanges > 0 ? <Badge tone="warn">{t('openChanges', { count: row.openChanges })}</Badge> : null
}
