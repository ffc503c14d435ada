import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { LinePage } from '#server/households/read-line.ts'
import type { Refundable } from '#server/payments/desk/read-refundable.ts'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { yuan } from '../coordinator/amounts.tsx'
import { Step } from './step.tsx'

/** Where it was sold. */
export function SessionStep({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator.line')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Step id="session" icon="live" title={t('session')}>
      {line.sessionId && line.sessionZh ? (
        <p>
          <a href={`/coordinator?session=${line.sessionId}`} className="link">
            {inLocale(locale, line.sessionZh, line.sessionEn)}
          </a>
          {line.sessionStartedAt ? (
            <span className="ml-2 text-soft">
              {t('startedAt', { at: format.dateTime(line.sessionStartedAt, 'full') })}
            </span>
          ) : null}
        </p>
      ) : (
        <p className="text-soft">{t('noSession')}</p>
      )}
    </Step>
  )
}

/** What was sold, for how much, and how far it has come. Nothing about who bought it. */
export function OrderStep({ line, refundable }: { line: LinePage; refundable: Refundable }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const moments = (['placed', 'paid', 'shipped', 'completed'] as const).flatMap((name) => {
    const at = line[`${name}At`]
    return at ? [{ name, at }] : []
  })
  return (
    <Step id="order" icon="package" title={t('line.order')}>
      <Facts>
        <Fact name={t('rows.order')}>
          <span className="tabular">{String(line.orderNumber)}</span>{' '}
          <Badge>{t(`orderStates.${line.orderState}`)}</Badge>{' '}
          <Badge tone={line.channel === 'live' ? 'accent' : 'plain'}>{t(`channel.${line.channel}`)}</Badge>
        </Fact>
        <Fact name={t('line.product')}>
          {inLocale(locale, line.productZh, line.productEn)} · {inLocale(locale, line.specZh, line.specEn)}
        </Fact>
        <Fact name={t('line.producer')}>{inLocale(locale, line.producerZh, line.producerEn)}</Fact>
        <Fact name={t('line.quantity')}>
          <span className="tabular">
            {t('line.times', { quantity: line.quantity, price: yuan(line.unitPriceFen) })}
          </span>
        </Fact>
        <Fact name={t('line.amount')}>
          <strong className="tabular">{formatMoney(line.amountFen)}</strong>
        </Fact>
        {line.orderedWeightG === null ? null : (
          <Fact name={t('line.weight')}>
            <span className="tabular">
              {line.packedWeightG === null
                ? t('line.weightOrdered', { ordered: format.number(line.orderedWeightG, 'grams') })
                : t('line.weightPacked', {
                    ordered: format.number(line.orderedWeightG, 'grams'),
                    packed: format.number(line.packedWeightG, 'grams'),
                  })}
            </span>
          </Fact>
        )}
        {line.batchCode === null ? null : (
          <Fact name={t('line.batch')}>
            <a href={`/trace/${line.batchCode}`} className="link tabular">
              {line.batchCode}
            </a>
          </Fact>
        )}
        {refundable.lineRefundedFen > 0n ? (
          <Fact name={t('line.givenBack')}>
            <span className="tabular">
              {t('line.leftOf', {
                refunded: formatMoney(refundable.lineRefundedFen),
                left: formatMoney(refundable.lineLeftFen),
              })}
            </span>
          </Fact>
        ) : null}
        {moments.map(({ name, at }) => (
          <Fact key={name} name={t(`line.${name}`)}>
            {format.dateTime(at, 'full')}
          </Fact>
        ))}
      </Facts>
      {line.releasesOn ? (
        <p className="mt-2">{t('line.preorder', { date: format.dateTime(line.releasesOn, 'day') })}</p>
      ) : null}
    </Step>
  )
}
