import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { periodOf } from '#domain/period.ts'
import type { PeriodListPage } from '#server/period-income/read-list.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Money } from '../../components/money.tsx'

/** What a list pays by, and who did what with it when. */
export function ListFacts({ list }: { list: PeriodListPage }) {
  const t = useTranslations('periods')
  const types = useTranslations('coordinator.types')
  const locale = useLocale()
  const format = useFormatter()
  const by = (person: string | null, at: Date) =>
    t('page.by', { person: person ?? '—', at: format.dateTime(at, 'full') })
  const { bookedOn, decidedAt, paidAt, takenBackAt } = list
  return (
    <div className="text-sm">
      <Facts>
        <Fact name={t('columns.agreement')}>
          <a href={`/coordinator/agreements/${list.agreementId}#version-${list.version}`} className="link">
            {list.code}
          </a>{' '}
          · {t('page.version', { version: list.version })} · {types(list.type)}
        </Fact>
        <Fact name={t('page.producer')}>{inLocale(locale, list.producerZh, list.producerEn)}</Fact>
        <Fact name={t('page.total')}>
          <Money fen={list.totalFen} className="font-medium" />
        </Fact>
        <Fact name={t('page.proposed')}>{by(list.proposedBy, list.proposedAt)}</Fact>
        {decidedAt ? (
          <Fact name={t(list.state === 'rejected' ? 'page.rejectedBy' : 'page.decided')}>
            {by(list.decidedBy, decidedAt)}
          </Fact>
        ) : null}
        {bookedOn ? (
          <Fact name={t('page.booked')}>
            <span className="tabular">
              {decidedAt && bookedOn.slice(0, 7) !== periodOf(decidedAt)
                ? t('page.bookedLater', { day: bookedOn })
                : bookedOn}
            </span>
          </Fact>
        ) : null}
        {paidAt ? <Fact name={t('page.paid')}>{by(list.paidBy, paidAt)}</Fact> : null}
        {takenBackAt ? <Fact name={t('page.takenBack')}>{format.dateTime(takenBackAt, 'full')}</Fact> : null}
        {list.reason ? <Fact name={t('page.reason')}>{list.reason}</Fact> : null}
      </Facts>
    </div>
  )
}
