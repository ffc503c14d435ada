import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { StudioFigures } from '#server/livestream/read-studio.ts'
import { Figure } from '../../components/facts.tsx'
import { Money } from '../../components/money.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../../live/item-words.ts'
import { presentedIn, type Room } from '../../live/room-state.ts'

/** Sums of money are read again at most this often, however fast the sales come. */
const REREAD_MS = 2_500

/** The newest sale or refund changes what was earned: the page's figures are read again, never added up here. */
function useFreshFigures(room: Room): void {
  const { revalidate } = useRevalidator()
  const sold = room.items.map((item) => item.sold).join(' ')
  const shown = useRef(sold)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // A timer that is running stays: in a busy minute sales come faster than it ends.
    if (shown.current === sold || timer.current) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      revalidate()
    }, REREAD_MS)
    shown.current = sold
  }, [sold, revalidate])
  useEffect(() => () => clearTimeout(timer.current), [])
}

/** How it is going, in figures that can be read at arm's length. */
export function DeskFigures({ figures, room }: { figures: StudioFigures; room: Room }) {
  const t = useTranslations('live.studio')
  const words = useItemWords()
  useFreshFigures(room)
  const presented = presentedIn(room)
  const gross = formatMoney(figures.householdGrossFen)
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Figure name={t('viewers')}>{room.viewers === null ? '–' : t('people', { count: room.viewers })}</Figure>
      <Figure name={t('left')}>
        {presented && room.state === 'live' ? `${Math.max(0, presented.left)} ${words.unit(presented)}` : '–'}
      </Figure>
      <Figure name={t('revenue')} note={`${t('orders')} ${figures.paidOrders}`}>
        <Money fen={figures.revenueFen} />
      </Figure>
      <Figure
        name={t('income')}
        note={figures.households > 0 ? t('incomeNote', { count: figures.households, gross }) : t('incomeNone')}
      >
        <Money fen={figures.householdNetFen} />
      </Figure>
    </div>
  )
}
