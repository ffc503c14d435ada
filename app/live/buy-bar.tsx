import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { Button } from '../components/button.tsx'
import { formatMoney } from '../i18n/format-money.ts'
import { useItemWords, waysToBuy } from './item-words.ts'
import { Quantity } from './quantity.tsx'
import { useOrderId } from './use-order-id.ts'

/** What the server has for one order line at most. */
const MOST = 99

/** The form that buys the presented item, two rows at most. A plain POST; the server's price decides. */
export function BuyBar({ item, orderId: given }: { item: LiveItemView; orderId: string }) {
  const t = useTranslations('live.item')
  const words = useItemWords()
  const orderId = useOrderId(given)
  const [count, setCount] = useState(1)
  const ways = waysToBuy(item)
  const [chosen, setChosen] = useState<'now' | 'preorder'>('now')
  const delivery = ways === 'preorder' ? 'preorder' : ways === 'either' ? chosen : 'now'
  const most = Math.max(1, Math.min(item.left, item.perBuyer ?? MOST, MOST))
  const quantity = Math.min(count, most)
  const price = formatMoney(BigInt(item.livePriceFen) * BigInt(quantity))
  const date = words.releases(item)
  return (
    <form method="post" action="/buy" className="grid gap-2">
      <input type="hidden" name="liveItem" value={item.id} />
      <input type="hidden" name="orderId" value={orderId} />
      {ways === 'either' ? (
        <fieldset className="grid grid-cols-2 gap-2">
          <legend className="sr-only">{t('when')}</legend>
          <When value="now" defaultChecked onChange={() => setChosen('now')}>
            {t('now')}
          </When>
          <When value="preorder" onChange={() => setChosen('preorder')}>
            {t('preorder', { date })}
          </When>
        </fieldset>
      ) : (
        <input type="hidden" name="delivery" value={delivery} />
      )}
      {ways === 'preorder' ? <p className="text-sm text-warn">{t('preorderOnly', { date })}</p> : null}
      <div className="flex items-stretch gap-2">
        <Quantity value={quantity} most={most} unit={words.unit(item)} disabled={ways === null} onChange={setCount} />
        <Button className="min-w-0 flex-1 px-2 text-lg leading-tight tabular max-sm:text-base" disabled={ways === null}>
          {ways === null ? t('soldOut') : t(delivery === 'preorder' ? 'preorderFor' : 'buyFor', { price })}
        </Button>
      </div>
    </form>
  )
}

function When({
  children,
  ...rest
}: {
  value: string
  defaultChecked?: boolean
  onChange: () => void
  children: string
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border border-line bg-card px-2.5 py-1 text-sm leading-snug has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input type="radio" name="delivery" className="size-[1.1em] shrink-0" {...rest} />
      {children}
    </label>
  )
}
