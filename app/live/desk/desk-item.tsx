import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { formatYuan } from '#domain/money.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { useItemWords } from '../item-words.ts'
import { limitsOf, useDesk } from './desk-context.tsx'
import { useProblemWords } from './problem-words.ts'
import type { Steered } from './side.ts'
import { Steer } from './steer.tsx'

/** All products of the session in their order. */
export function DeskItems() {
  const { room } = useDesk()
  return (
    <ul className="grid gap-3">
      {room.items.map((item) => (
        <DeskItem key={item.id} item={item} />
      ))}
    </ul>
  )
}

/** One product at the desk: how it stands, present it, change its price and quantity. */
function DeskItem({ item }: { item: LiveItemView }) {
  const t = useTranslations('studio.item')
  const words = useItemWords()
  const { room } = useDesk()
  const presenting = room.state === 'live' && item.id === room.presentingItemId
  return (
    <li className={`rounded-lg border bg-card ${presenting ? 'border-accent' : 'border-line'}`}>
      <div className="grid grid-cols-[4.5rem_1fr] gap-3 p-3">
        <Picture src={pictureOf(item.productSlug)} alt="" className="rounded-md" />
        <div className="min-w-0">
          <p className="leading-snug font-medium">
            {words.name(item)} <span className="font-normal text-soft">{words.spec(item)}</span>
          </p>
          <p className="font-display text-xl text-accent tabular">{words.price(item)}</p>
          <p className="text-sm text-soft tabular">
            {[words.left(item), words.sold(item)].filter(Boolean).join(' · ')}
          </p>
        </div>
        {room.state === 'live' ? (
          <div className="col-span-2 grid min-h-12 items-center">
            {presenting ? (
              <p>
                <Badge tone="accent">{t('presenting')}</Badge>
              </p>
            ) : (
              <Steer intent="present" fields={{ itemId: item.id }}>
                <Button look="quiet" wide>
                  {t('present')}
                  <span className="sr-only">{`${words.name(item)} ${words.spec(item)}`}</span>
                </Button>
              </Steer>
            )}
          </div>
        ) : null}
      </div>
      {room.state === 'ended' ? null : <Change item={item} />}
    </li>
  )
}

function Change({ item }: { item: LiveItemView }) {
  const t = useTranslations('studio.item')
  const words = useItemWords()
  const { last } = useDesk()
  // Of a page that was posted without JavaScript.
  const posted = last?.number === 0 ? last.answer : null
  const mine = (answer: Steered | null) => (answer?.intent === 'change' && answer.itemId === item.id ? answer : null)
  return (
    <details className="border-t border-line" open={mine(posted)?.kind === 'refused' || undefined}>
      <summary className="flex min-h-11 items-center px-3 text-sm text-accent">
        {t('change')}
        <span className="sr-only"> {`${words.name(item)} ${words.spec(item)}`}</span>
      </summary>
      <Steer intent="change" fields={{ itemId: item.id }} className="px-3 pb-3">
        {({ answer }) => <ChangeFields item={item} answer={answer ?? mine(posted)} />}
      </Steer>
    </details>
  )
}

function ChangeFields({ item, answer }: { item: LiveItemView; answer: Steered | null }) {
  const t = useTranslations('studio.item')
  const words = useItemWords()
  const problemWords = useProblemWords()
  const { taken } = limitsOf(useDesk(), item)
  const problem = answer?.kind === 'refused' ? answer.problem : null
  const errors = (...codes: string[]) => (problem && codes.includes(problem.code) ? [problemWords(problem)] : [])
  const elsewhere = problem && !['price', 'floor', 'quota', 'quotaNumber', 'free'].includes(problem.code)
  return (
    <>
      {/* New values of the item, from whoever changed it, are the fields' new beginning. */}
      <div key={`${item.livePriceFen} ${item.quota}`} className="grid gap-x-3 sm:grid-cols-2 lg:grid-cols-1">
        <TextField
          label={t('price')}
          name="price"
          inputMode="decimal"
          required
          autoComplete="off"
          defaultValue={formatYuan(BigInt(item.livePriceFen))}
          errors={errors('price', 'floor')}
        />
        <TextField
          label={t('quota', { unit: words.unit(item) })}
          hint={taken > 0 ? t('quotaHint', { taken }) : undefined}
          name="quota"
          inputMode="numeric"
          required
          autoComplete="off"
          defaultValue={String(item.quota)}
          errors={errors('quota', 'quotaNumber', 'free')}
        />
      </div>
      <Button look="quiet" wide>
        {t('save')}
      </Button>
      <p role="status" className="mt-1 min-h-7 text-sm text-good">
        {answer?.kind === 'done' ? t('saved') : ''}
        {elsewhere && problem ? <span className="text-accent">{problemWords(problem)}</span> : null}
      </p>
    </>
  )
}
