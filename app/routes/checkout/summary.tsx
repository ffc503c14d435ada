import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Quote } from '#server/orders/price-order.ts'
import { Money } from '../../components/money.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

type Part = {
  quote: Quote
  province: string | null
  /** The total (fen) seen before, where another one is due now; null where none was. */
  sawFen: bigint | null | undefined
  deposit: boolean
}

/** The sum with its parts, and the total that the button's tap agrees to. */
export function Summary({ quote, province, sawFen, deposit }: Part) {
  const t = useTranslations('checkout')
  const { goodsFen, discountFen, freightFen, totalFen, depositFen, dueFen } = quote
  const units = quote.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <div data-part="sum" data-total-changed={sawFen === undefined ? undefined : true} aria-live="polite">
      <input type="hidden" name="seenTotalFen" value={totalFen.toString()} />
      {sawFen === undefined ? null : (
        <Notice tone="warn" title={t('changed.title')}>
          {sawFen === null
            ? t('changed.now', { now: formatMoney(totalFen) })
            : t('changed.text', { saw: formatMoney(sawFen), now: formatMoney(totalFen) })}
        </Notice>
      )}
      <dl className="grid gap-y-1">
        <Row label={t('goodsSum', { count: units })}>{formatMoney(goodsFen)}</Row>
        {discountFen > 0n ? <Row label={t('discount')}>{`−${formatMoney(discountFen)}`}</Row> : null}
        <Row label={t('freight')}>{province === null ? t('freightLater') : formatMoney(freightFen)}</Row>
        <div className="mt-2 flex items-baseline justify-between gap-4 border-t border-line pt-2">
          <dt>{t(province === null ? 'totalWithout' : 'total')}</dt>
          <dd>
            <Money fen={totalFen} className="font-display text-3xl" />
          </dd>
        </div>
        {deposit && depositFen !== null ? (
          <>
            <Row label={t('dueNow')}>{formatMoney(dueFen)}</Row>
            <Row label={t('dueLater')}>{formatMoney(totalFen - dueFen)}</Row>
          </>
        ) : null}
      </dl>
    </div>
  )
}

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{label}</dt>
      <dd className="text-right tabular">{children}</dd>
    </div>
  )
}
