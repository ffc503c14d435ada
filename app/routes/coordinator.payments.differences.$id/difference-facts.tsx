import { useFormatter, useTranslations } from 'use-intl'
import type { DifferencePage } from '#server/payments/desk/read-difference.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatSum } from '../../i18n/format-money.ts'
import { OrderCell } from '../coordinator.payments/cells.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'

/** What the two sides say. */
export function DifferenceFacts({ difference }: { difference: DifferencePage }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const words = useMoneyWords()
  const { ledgerFen, providerFen, currency } = difference
  return (
    <div className="max-w-[48rem] text-sm">
      <Facts>
        <Fact name={t('differences.ledger')}>
          <span className="tabular">{formatSum(ledgerFen, currency)}</span>
        </Fact>
        <Fact name={t('differences.theirs')}>
          <span className="tabular">{formatSum(providerFen, currency)}</span>
        </Fact>
        <Fact name={t('differences.difference')}>
          <strong className="tabular">{formatSum(providerFen - ledgerFen, currency)}</strong>
        </Fact>
        <Fact name={t('differences.about')}>
          {words.provider(difference.provider)} <span className="font-mono text-soft">{difference.reference}</span>
        </Fact>
        <Fact name={t('list.order')}>
          <OrderCell {...difference} />
        </Fact>
        <Fact name={t('differences.found')}>{format.dateTime(difference.foundAt, 'full')}</Fact>
      </Facts>
    </div>
  )
}
