import { useFormatter, useTranslations } from 'use-intl'
import type { RunSums } from '#server/payouts/compute-run.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Money } from '../../components/money.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Written } from './read-run-form.ts'

/** What the run would pay and leave out, and the button that proposes it. */
export function RunPreview({ written, preview }: { written: Written; preview: RunSums & { upTo: Date } }) {
  const t = useTranslations('payouts')
  const format = useFormatter()
  const { households, amountFen } = preview
  const facts = [
    ['earned', preview.earnedFen],
    ['recovered', preview.recoveredFen],
    ['repaid', preview.repaidFen],
    ['amount', preview.amountFen],
  ] as const
  return (
    <Card>
      <h2 className="text-xl">{t('new.expected')}</h2>
      <p className="mb-3 text-sm text-soft">{t('new.upTo', { at: format.dateTime(preview.upTo, 'full') })}</p>
      {households === 0 ? (
        <EmptyState title={t('new.nothingTitle')}>{t('new.nothing')}</EmptyState>
      ) : (
        <p className="font-display text-3xl tabular">{formatMoney(amountFen)}</p>
      )}
      <Facts>
        <Fact name={t('column.households')}>
          <span className="tabular">{households}</span>
        </Fact>
        {facts.map(([part, fen]) => (
          <Fact key={part} name={t(`column.${part}`)}>
            <Money fen={fen} />
          </Fact>
        ))}
        {preview.carriedFen > 0n ? (
          <Fact name={t('new.carried')}>
            <Money fen={preview.carriedFen} />
          </Fact>
        ) : null}
        {preview.withoutAccount > 0 ? (
          <Fact name={t('new.withoutAccount')}>
            {t('new.withoutAccountOf', {
              count: preview.withoutAccount,
              sum: formatMoney(preview.withoutAccountFen),
            })}
          </Fact>
        ) : null}
        {preview.unsettledFen !== 0n ? (
          <Fact name={t('new.unsettled')}>
            <Money fen={preview.unsettledFen} />
          </Fact>
        ) : null}
      </Facts>
      {households > 0 ? (
        <form method="post" className="mt-5">
          {Object.entries(written).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button wide>{t('new.proposeDo', { count: households, sum: formatMoney(amountFen) })}</Button>
        </form>
      ) : null}
    </Card>
  )
}
