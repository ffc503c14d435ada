import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatSum } from '../../i18n/format-money.ts'
import { useMoneyWords } from './money-words.ts'
import { useDesk } from './use-desk.ts'

/** An order's number, leading to where its money went if it was ever sold. */
export function OrderCell({ orderNumber, lineId }: { orderNumber: bigint | null; lineId: string | null }) {
  const t = useTranslations('desk.list')
  if (orderNumber === null) return <span className="whitespace-nowrap text-soft">{t('noOrder')}</span>
  if (lineId === null) return <span className="tabular">{String(orderNumber)}</span>
  return (
    <a href={`/coordinator/lines/${lineId}`} className="link tabular">
      {String(orderNumber)}
    </a>
  )
}

export const Sum = ({ fen, currency }: { fen: bigint; currency?: string }) => (
  <span className="whitespace-nowrap tabular">{formatSum(fen, currency)}</span>
)

/** A moment, and beneath it how long ago that is. */
export function Moment({ at, ago }: { at: Date | null; ago?: boolean }) {
  const format = useFormatter()
  const { now } = useDesk()
  if (!at) return null
  return (
    <span className="whitespace-nowrap tabular">
      {format.dateTime(at, 'moment')}
      {ago ? <span className="block text-soft">{format.relativeTime(at, now)}</span> : null}
    </span>
  )
}

/** The provider with its own number of the thing; where payments are practised, the way to its page there. */
export function ProviderCell(props: {
  provider: string
  id?: string | null
  sessionId?: string | null
  /** Where there is room for all of the number. */
  whole?: boolean
}) {
  const { provider, id, sessionId, whole } = props
  const t = useTranslations('desk.list')
  const words = useMoneyWords()
  const { practice } = useDesk()
  const name: ReactNode =
    practice && provider === 'cashier' && sessionId ? (
      <a href={`/cashier/${sessionId}`} className="link" title={t('practice')}>
        {words.provider(provider)}
      </a>
    ) : (
      words.provider(provider)
    )
  return (
    <span className={whole ? '' : 'whitespace-nowrap'}>
      {name}
      {id ? <span className={`block font-mono text-soft ${whole ? '' : 'max-w-40 truncate'}`}>{id}</span> : null}
    </span>
  )
}
