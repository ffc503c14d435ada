import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { LineImpact } from '#server/impact/read-impact.ts'
import { Badge } from '../../components/card.tsx'
import { Money } from '../../components/money.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** `indirect`: the agreement pays households in another way than by a part of this price. */
function standingOf({ leftFen, backFen, confirmed }: LineImpact) {
  if (leftFen === 0n) return backFen > 0n ? 'reversed' : 'indirect'
  return confirmed ? 'confirmed' : 'provisional'
}

const tones = { confirmed: 'good', provisional: 'warn', reversed: 'plain', indirect: 'plain' } as const

/** What each line brought households, newest first. */
export function ImpactLines({ lines }: { lines: readonly LineImpact[] }) {
  const t = useTranslations('impact')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.lineId} className="py-4">
          <p className="flex items-baseline justify-between gap-x-4">
            <a href={`/orders/${line.orderId}`} className="min-w-0 font-medium text-ink no-underline hover:text-accent">
              {inLocale(locale, line.nameZh, line.nameEn)}
            </a>
            <Money fen={line.leftFen} className="font-display text-lg" />
          </p>
          <p className="text-sm text-soft">
            {inLocale(locale, line.districtZh, line.districtEn)} ·{' '}
            {counted(locale, line.quantity, line.unitZh, line.unitEn)} · {format.dateTime(line.soldAt, 'monthDay')} ·{' '}
            {t('lineAlso', { number: orderNumber(line.orderNumber) })}
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm">
            <Badge tone={tones[standingOf(line)]}>{t(`standing.${standingOf(line)}`)}</Badge>
            {line.backFen > 0n && line.leftFen > 0n ? (
              <span className="text-soft">{t('itemBack', { amount: formatMoney(line.backFen) })}</span>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
