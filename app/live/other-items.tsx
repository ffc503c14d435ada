import { useTranslations } from 'use-intl'
import type { LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { Picture } from '../components/picture.tsx'
import { pictureOf } from '../components/picture-of.ts'
import { useItemWords, waysToBuy } from './item-words.ts'
import { useOrderId } from './use-order-id.ts'

/** The session's items besides the presented one, each with its own button where it can be bought now. */
export function OtherItems(props: {
  title: string
  items: LiveItemView[]
  orderIds: Record<string, string>
  state: RoomSnapshot['state']
}) {
  if (props.items.length === 0) return null
  return (
    <section aria-labelledby="others">
      <h2 id="others" className="mb-3 text-xl">
        {props.title}
      </h2>
      <ul className="grid grid-cols-1 gap-3 md:grid-cols-2">
        {props.items.map((item) => (
          <OtherItem key={item.id} item={item} orderId={props.orderIds[item.id] ?? null} state={props.state} />
        ))}
      </ul>
    </section>
  )
}

type Other = { item: LiveItemView; orderId: string | null; state: RoomSnapshot['state'] }

function OtherItem({ item: given, orderId, state }: Other) {
  const words = useItemWords()
  // After the end the live price is gone; what is left of the quota says nothing any more.
  const over = state === 'ended'
  const item = over ? { ...given, livePriceFen: given.listPriceFen } : given
  return (
    <li className="grid grid-cols-[6rem_1fr] overflow-hidden rounded-lg border border-line bg-card">
      <Picture src={pictureOf(item.productSlug)} alt="" className="h-full object-cover" />
      <div className="flex min-w-0 flex-col p-3">
        <a
          href={`/products/${item.productSlug}`}
          className="font-medium text-ink no-underline hover:text-accent hover:underline"
        >
          {words.name(item)}
        </a>
        <p className="text-sm text-soft">{words.spec(item)}</p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-display text-xl text-accent tabular">{words.price(item)}</span>
          {words.listPrice(item) ? <s className="text-soft tabular">{words.listPrice(item)}</s> : null}
        </p>
        <div className="mt-auto flex items-end justify-between gap-2 pt-1">
          {over ? null : <span className="text-sm text-soft tabular">{words.left(item)}</span>}
          {state === 'live' && orderId !== null ? <BuyOne item={item} orderId={orderId} /> : null}
        </div>
      </div>
    </li>
  )
}

function BuyOne({ item, orderId: given }: { item: LiveItemView; orderId: string }) {
  const t = useTranslations('live.item')
  const words = useItemWords()
  const orderId = useOrderId(given)
  const ways = waysToBuy(item)
  if (ways === null) return null
  return (
    <form method="post" action="/buy">
      <input type="hidden" name="liveItem" value={item.id} />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="quantity" value="1" />
      <input type="hidden" name="delivery" value={ways === 'preorder' ? 'preorder' : 'now'} />
      <button
        type="submit"
        className="min-h-11 rounded-md border border-accent px-3 text-sm font-medium whitespace-nowrap text-accent hover:bg-accent-wash"
      >
        {ways === 'preorder' ? t('preorderFor', { price: words.price(item) }) : t('buy')}
        <span className="sr-only"> {`${words.name(item)} ${words.spec(item)}`}</span>
      </button>
    </form>
  )
}
