import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../item-words.ts'
import { presentedIn } from '../room-state.ts'
import { useDesk } from './desk-context.tsx'
import type { DeskIncome } from './side.ts'

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
        {presented ? (
          <span className="max-lg:sr-only"> {words.unit(presented, Math.max(0, presented.left))}</span>
        ) : null}
      </Figure>
      <Figure wide name={t('sold')}>
        {sold}
        <Small>{formatMoney(BigInt(revenueFen))}</Small>
      </Figure>
      <Income income={rehearsal ? null : income} />
    </dl>
  )
}

/** What households earned so far: of all, else of one's own, else why it is not said. */
function Income({ income }: { income: DeskIncome | null }) {
  const t = useTranslations('studio.figure')
  if (income === null)
    return (
      <Figure wide name={t('income')} note={t('incomeRehearsal')}>
        –
      </Figure>
    )
  const { allFen, ownFen, households } = income
  const money = (fen: number) => formatMoney(BigInt(fen))
  if (allFen === null)
    return ownFen === null ? (
      <Figure wide name={t('income')}>
        <Why>{t('incomeFew')}</Why>
      </Figure>
    ) : (
      <Figure wide name={t('incomeOwn')} note={t('incomeOthersFew')}>
        {money(ownFen)}
      </Figure>
    )
  const note =
    households === 0 ? t('incomeNone') : households === null ? undefined : t('incomeNote', { count: households })
  return (
    <Figure wide name={households === null ? t('incomeOwn') : t('income')} note={note}>
      {money(allFen)}
      {ownFen !== null && ownFen !== allFen ? <Small>{t('incomeOf', { amount: money(ownFen) })}</Small> : null}
    </Figure>
  )
}

const Why = ({ children }: { children: ReactNode }) => (
  <span className="block truncate font-sans text-base leading-8 font-normal text-soft">{children}</span>
)

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
