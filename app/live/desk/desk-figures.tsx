import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../item-words.ts'
import { presentedIn } from '../room-state.ts'
import { useDesk } from './desk-context.tsx'

/** How it is going, in figures that can be read at arm's length. Their places stay the same whatever they say. */
export function DeskFigures() {
  const t = useTranslations('studio.figure')
  const words = useItemWords()
  const { room, state, rehearsal } = useDesk()
  const { income, revenueFen } = state.figures
  const presented = presentedIn(room)
  const sold = room.items.reduce((sum, item) => sum + item.sold, 0)
  return (
    <dl className="grid min-w-0 flex-1 grid-cols-2 gap-x-3">
      <Figure name={t('viewers')}>{room.viewers ?? '–'}</Figure>
      <Figure name={t('left')}>{presented ? `${Math.max(0, presented.left)} ${words.unit(presented)}` : '–'}</Figure>
      <Figure name={t('sold')} note={formatMoney(BigInt(revenueFen))}>
        {sold}
      </Figure>
      <Figure
        name={t('income')}
        note={
          income === null || rehearsal
            ? t('incomeRehearsal')
            : income.households > 0
              ? t('incomeNote', { count: income.households })
              : t('incomeNone')
        }
      >
        {income === null || rehearsal ? '–' : formatMoney(BigInt(income.netFen))}
      </Figure>
    </dl>
  )
}

function Figure({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="truncate text-sm leading-snug text-soft">{name}</dt>
      <dd className="truncate font-display text-2xl leading-tight font-semibold tabular">{children}</dd>
      <dd className="h-5 truncate text-xs text-soft tabular">{note}</dd>
    </div>
  )
}
