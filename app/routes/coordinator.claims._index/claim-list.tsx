import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { ClaimList, ClaimListState, ClaimRow } from '#server/claims/list-claims.ts'
import { Badge } from '../../components/card.tsx'
import { claimTone } from '../../components/claim-tone.ts'
import { EmptyState } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'

/** Hours after which a claim has waited too long. */
const LATE_HOURS = 24

const lists: readonly ClaimListState[] = ['waiting', 'buyer', 'done', 'all']

/** Claims to decide about, with how long each has waited. @param path of the list; a claim's page lies beneath it */
export function ClaimListPage({ path, list, page }: { path: string; list: ClaimList; page: number }) {
  const t = useTranslations('claims.desk')
  const columns = useColumns(path)
  const href = (state: ClaimListState, at = 1) => {
    const query = new URLSearchParams([
      ...(state === 'waiting' ? [] : [['state', state]]),
      ...(at === 1 ? [] : [['page', String(at)]]),
    ])
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <StateLinks
          label={t('filter')}
          states={lists}
          stateName={(state) => t(`lists.${state}`)}
          current={list.state}
          href={(state) => href(state ?? 'waiting')}
        />
        {list.count > 0 ? <p className="tabular">{t('count', { count: list.count })}</p> : null}
      </div>
      {list.rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable caption={t('caption')} columns={columns} rows={list.rows} rowKey={(row) => row.id} />
      )}
      <Pagination page={page} pages={Math.ceil(list.count / list.pageSize)} href={(at) => href(list.state, at)} />
    </>
  )
}

function useColumns(path: string): DeskColumn<ClaimRow>[] {
  const t = useTranslations('claims')
  const locale = useLocale()
  const format = useFormatter()
  const units = (row: ClaimRow) => counted(locale, row.units, row.unitZh, row.unitEn)
  return [
    {
      key: 'goods',
      title: t('desk.goods'),
      cell: (row) => (
        <a href={`${path}/${row.id}`} className="link">
          {inLocale(locale, row.nameZh, row.nameEn)}
          <span className="block text-soft">{units(row)}</span>
        </a>
      ),
    },
    { key: 'what', title: t('desk.what'), cell: (row) => <Nowrap>{t(`kinds.${row.kind}`)}</Nowrap> },
    {
      key: 'state',
      title: t('desk.state'),
      cell: (row) => <Badge tone={claimTone[row.state]}>{t(`state.${row.state}`)}</Badge>,
    },
    { key: 'waits', title: t('desk.waits'), cell: (row) => <Waits row={row} /> },
    { key: 'photos', title: t('desk.photos'), numeric: true, cell: (row) => row.photos },
    { key: 'producer', title: t('desk.producer'), cell: (row) => inLocale(locale, row.producerZh, row.producerEn) },
    { key: 'order', title: t('desk.order'), cell: (row) => <Nowrap>{orderNumber(row.orderNumber)}</Nowrap> },
    {
      key: 'opened',
      title: t('desk.opened'),
      cell: (row) => <Nowrap>{format.dateTime(row.openedAt, 'moment')}</Nowrap>,
    },
  ]
}

/** How long somebody has waited for the next step; nothing where none is to come. */
function Waits({ row }: { row: ClaimRow }) {
  const t = useTranslations('claims.desk')
  if (row.state === 'refunded' || row.state === 'rejected' || row.state === 'withdrawn') return null
  const hours = row.waitsHours
  const words =
    hours < LATE_HOURS
      ? t('waitsHours', { hours })
      : t('waitsDays', { days: Math.floor(hours / 24), hours: hours % 24 })
  const late = hours >= LATE_HOURS && row.state !== 'agreed'
  return late ? <Badge tone={hours >= 2 * LATE_HOURS ? 'accent' : 'warn'}>{words}</Badge> : <Nowrap>{words}</Nowrap>
}

const Nowrap = ({ children }: { children: ReactNode }) => <span className="whitespace-nowrap tabular">{children}</span>
