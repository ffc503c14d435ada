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
    <dl className="grid min-w-0 flex-1 grid-cols-[2fr_3fr] content-between gap-x-3 gap-y-1">
      <Figure name={t('viewers')}>{room.viewers ?? '–'}</Figure>
      <Figure name={t('left')}>
        {presented ? Math.max(0, presented.left) : '–'}
        {presented ? <span className="max-lg:sr-only"> {words.unit(presented)}</span> : null}
      </Figure>
      <Figure wide name={t('sold')}>
        {sold}
        <Small>{formatMoney(BigInt(revenueFen))}</Small>
      </Figure>
      <Figure
        wide
        name={t('income')}
        note={
          income === null || rehearsal
            ? t('incomeRehearsal')
            : income.households === null
              ? t('incomeFew')
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

const Small = ({ children }: { children: ReactNode }) => (
  <span className="font-sans text-base font-normal text-soft"> {children}</span>
)

function Figure({ name, note, wide, children }: { name: string; note?: string; wide?: true; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col ${wide ? 'col-span-2' : ''}`}>
      <dt className="truncate text-sm leading-snug text-soft">{name}</dt>
      <dd className="truncate font-display text-2xl leading-tight font-semibold tabular">{children}</dd>
      {note ? <dd className="truncate text-xs text-soft tabular max-lg:sr-only">{note}</dd> : null}
    </div>
  )
}
