import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { incomeStages } from '#domain/income-stages.ts'
import type { Figures } from '#server/households/income-figures.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { perEach } from '../coordinator/amounts.tsx'
import { type Asked, addressOf } from '../coordinator/report-query.ts'

/** The figures of the whole report; each leads to its rows. */
export function FigureCards({ figures, asked }: { figures: Figures; asked: Asked }) {
  const t = useTranslations('coordinator')
  const { total, registered, households, members, lines } = figures
  const words = useTranslations('reports')
  const rows = (state: string | null) => addressOf('/coordinator/rows', asked, { level: null, sort: null, state })
  const each = (fen: bigint | null) => (fen === null ? t('income.none') : formatMoney(fen))
  return (
    <div className="mt-3 grid grid-cols-2 gap-3 xl:grid-cols-4">
      {incomeStages.map((stage) => (
        <FigureLink
          key={stage}
          wide
          href={rows(stage)}
          name={words(`stage.${stage}`)}
          note={words(`stageNote.${stage}`)}
        >
          {formatMoney(figures[stage].netFen)}
        </FigureLink>
      ))}
      <FigureLink
        href={addressOf('/coordinator', asked, { level: 'household', sort: null })}
        name={t('income.households')}
        note={t('income.householdsNote', { registered })}
      >
        {t('income.householdsCount', { count: households })}
      </FigureLink>
      <FigureLink href={rows(null)} name={t('income.lines')} note={t('income.linesNote')}>
        {t('income.linesCount', { count: lines })}
      </FigureLink>
      <FigureLink
        href={addressOf('/coordinator', asked, { level: 'household', sort: '-net' })}
        name={t('income.perHousehold')}
        note={t('income.perHouseholdUnit')}
      >
        {each(perEach(total.netFen, households))}
      </FigureLink>
      <FigureLink
        href={addressOf('/coordinator', asked, { level: 'household', sort: '-net' })}
        name={t('income.perHead')}
        note={t('income.perHeadUnit')}
      >
        {each(perEach(total.netFen, members))}
      </FigureLink>
    </div>
  )
}

function FigureLink(props: { href: string; name: string; note: string; children: ReactNode; wide?: boolean }) {
  return (
    <a
      href={props.href}
      className={`block rounded-lg border border-line bg-card px-4 py-3 text-ink no-underline hover:border-accent ${props.wide ? 'max-sm:col-span-2' : ''}`}
    >
      <span className="block text-sm text-soft">{props.name}</span>
      <span className={`block font-display tabular ${props.wide ? 'text-2xl text-accent md:text-3xl' : 'text-xl'}`}>
        {props.children}
      </span>
      <span className="block text-xs text-soft tabular">{props.note}</span>
    </a>
  )
}
