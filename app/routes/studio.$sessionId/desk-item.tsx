import { useFetcher } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import { formatYuan } from '#domain/money.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../../live/item-words.ts'
import type { Steered } from './steering.server.ts'

type Props = {
  item: LiveItemView
  /** Held or sold: the least its quota can be. */
  taken: number
  presenting: boolean
  state: RoomSnapshot['state']
  steered: Steered | null
}

/** One product of the session at the desk: how it stands, present it, change its price and quantity. */
export function DeskItem({ item, taken, presenting, state, steered }: Props) {
  const t = useTranslations('live.studio')
  const words = useItemWords()
  return (
    <li className={`rounded-lg border bg-card ${presenting ? 'border-accent' : 'border-line'}`}>
      <div className="grid grid-cols-[5.5rem_1fr] gap-3 p-3">
        <Picture src={pictureOf(item.productSlug)} alt="" className="rounded-md" />
        <div className="min-w-0">
          <p className="font-medium">
            {words.name(item)} <span className="font-normal text-soft">{words.spec(item)}</span>
          </p>
          <p className="font-display text-xl text-accent tabular">{words.price(item)}</p>
          <p className="text-sm text-soft tabular">
            {[words.left(item), words.sold(item)].filter(Boolean).join(' · ')}
          </p>
        </div>
        {state === 'live' ? (
          <div className="col-span-2">
            {presenting ? <Badge tone="accent">{t('presenting')}</Badge> : <Present item={item} />}
          </div>
        ) : null}
      </div>
      {state === 'ended' ? null : <Change item={item} taken={taken} steered={steered} />}
    </li>
  )
}

function Present({ item }: { item: LiveItemView }) {
  const t = useTranslations('live.studio')
  const words = useItemWords()
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="present" />
      <input type="hidden" name="itemId" value={item.id} />
      <Button look="quiet" wide>
        {t('present')}
        <span className="sr-only">{`${words.name(item)} ${words.spec(item)}`}</span>
      </Button>
    </fetcher.Form>
  )
}

function Change({ item, taken, steered }: { item: LiveItemView; taken: number; steered: Steered | null }) {
  const t = useTranslations('live.studio')
  const words = useItemWords()
  const fetcher = useFetcher<Steered>()
  const last = fetcher.data ?? steered
  const mine = last && 'itemId' in last && last.itemId === item.id ? last : null
  const problem = mine?.kind === 'refused' ? mine.problem : null
  const saved = mine?.kind === 'done' && mine.intent === 'change'
  return (
    <details className="border-t border-line" open={problem !== null || undefined}>
      <summary className="flex min-h-11 items-center justify-between px-3 text-sm text-accent">
        {t('change')}
        <span role="status" className="text-good">
          {saved ? t('saved') : ''}
        </span>
      </summary>
      <fetcher.Form
        method="post"
        className="px-3 pb-3"
        // New values of the item, from whoever changed it, are the fields' new beginning.
        key={`${item.livePriceFen} ${item.quota}`}
      >
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="itemId" value={item.id} />
        <div className="grid gap-x-3 sm:grid-cols-2">
          <TextField
            label={t('price')}
            name="price"
            inputMode="decimal"
            required
            autoComplete="off"
            defaultValue={formatYuan(BigInt(item.livePriceFen))}
            errors={
              problem === 'price'
                ? [t('error.price')]
                : mine?.kind === 'refused' && mine.problem === 'floor'
                  ? [t('error.floor', { floor: formatMoney(mine.floorFen) })]
                  : []
            }
          />
          <TextField
            label={t('quota', { unit: words.unit(item) })}
            hint={taken > 0 ? t('quotaHint', { taken }) : undefined}
            name="quota"
            inputMode="numeric"
            required
            autoComplete="off"
            defaultValue={String(item.quota)}
            errors={
              problem === 'quotaNumber'
                ? [t('error.quotaNumber')]
                : mine?.kind === 'refused' && mine.problem === 'quota'
                  ? [t('error.quota', { taken: mine.taken })]
                  : []
            }
          />
        </div>
        <Button look="quiet" wide disabled={fetcher.state !== 'idle'}>
          {t('save')}
        </Button>
      </fetcher.Form>
    </details>
  )
}
