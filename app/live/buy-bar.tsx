import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { Button } from '../components/button.tsx'
import { Choice, Choices } from '../components/choice.tsx'
import { formatMoney } from '../i18n/format-money.ts'
import { useItemWords, waysToBuy } from './item-words.ts'
import { Quantity } from './quantity.tsx'
import { useOrderId } from './use-order-id.ts'

/** What the server has for one order line at most. */
const MOST = 99

/**
 * The form that buys the presented item: in its card on a desk, fixed under the thumb on a phone. A plain POST; the
 * server's price decides.
 */
export function BuyBar({ item, orderId: given }: { item: LiveItemView; orderId: string }) {
  const t = useTranslations('live.item')
  const words = useItemWords()
  const orderId = useOrderId(given)
  const [count, setCount] = useState(1)
  const ways = waysToBuy(item)
  const [chosen, setChosen] = useState<'now' | 'preorder'>('now')
  const delivery = ways === 'preorder' ? 'preorder' : ways === 'either' ? chosen : 'now'
  const most = Math.max(1, Math.min(item.left, MOST))
  const quantity = Math.min(count, most)
  const price = formatMoney(BigInt(item.livePriceFen) * BigInt(quantity))
  const date = words.releases(item)
  return (
    <form method="post" action="/buy" className="contents">
      <input type="hidden" name="liveItem" value={item.id} />
      <input type="hidden" name="orderId" value={orderId} />
      {ways === 'either' ? (
        <Choices legend={t('when')}>
          <Choice type="radio" name="delivery" value="now" defaultChecked onChange={() => setChosen('now')}>
            {t('now')}
          </Choice>
          <Choice type="radio" name="delivery" value="preorder" onChange={() => setChosen('preorder')}>
            {t('preorder', { date })}
          </Choice>
        </Choices>
      ) : (
        <input type="hidden" name="delivery" value={delivery} />
      )}
      {ways === 'preorder' ? <p className="text-sm text-warn">{t('preorderOnly', { date })}</p> : null}
      <div className="bottom-bar max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t max-md:border-line max-md:bg-card max-md:px-4 max-md:py-2.5">
        <div className="mx-auto flex max-w-page items-stretch gap-2">
          <Quantity value={quantity} most={most} unit={words.unit(item)} disabled={ways === null} onChange={setCount} />
          <Button className="min-w-0 flex-1 px-2 text-lg tabular max-sm:text-base" disabled={ways === null}>
            {ways === null ? t('soldOut') : t(delivery === 'preorder' ? 'preorderFor' : 'buyFor', { price })}
          </Button>
        </div>
      </div>
    </form>
  )
}
