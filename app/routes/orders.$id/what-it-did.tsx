import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { OrderLineView, OrderView } from '#server/orders/read-own-order.ts'
import { Section } from '../../components/page.tsx'
import { Parts } from '../../components/parts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useSentences } from './use-sentences.ts'

/** What the households' parts are worth now: final once nothing can be claimed any more, gone once refunded. */
const standingOf = ({ state, confirmedAt }: OrderView): 'provisional' | 'confirmed' | 'reversed' => {
  if (state === 'refunding' || state === 'refunded') return 'reversed'
  return confirmedAt ? 'confirmed' : 'provisional'
}

/** What a line's parties hold of it now, fen. */
const heldOf = ({ parts }: OrderLineView): bigint => parts.reduce((sum, { fen }) => sum + fen, 0n)

/** Whom the money of each line reached, for the buyer alone. */
export function WhatItDid({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const say = useSentences()
  const divided = order.lines.filter(({ parts }) => parts.length > 0)
  const standing = standingOf(order)
  if (divided.length === 0)
    return order.state === 'held' ? (
      <Section title={t('did.title')}>
        <p className="text-soft">{t('did.notYet')}</p>
      </Section>
    ) : null
  return (
    <Section title={t('did.title')}>
      {divided
        .filter((line) => heldOf(line) > 0n)
        .map((line) => (
          <div key={line.id} className="mb-6">
            <p className="mb-2">
              {t('did.agreement', {
                title: inLocale(locale, line.agreementTitleZh ?? '', line.agreementTitleEn),
                amount: formatMoney(heldOf(line)),
              })}
              {heldOf(line) < line.amountFen ? (
                <span className="block text-sm text-soft">
                  {t('did.part', { amount: formatMoney(line.amountFen - heldOf(line)) })}
                </span>
              ) : null}
            </p>
            <Parts parts={line.parts} note={t(`did.${standing}`)} />
          </div>
        ))}
      <p className="text-sm text-soft">
        {standing === 'reversed' ? t('did.reversedText') : say(t(`did.${standing}Text`), t('did.private'))}
      </p>
    </Section>
  )
}
