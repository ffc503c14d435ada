import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import type { QuotedLine } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { Badge } from '../../components/card.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { Money } from '../../components/money.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { formatMoney } from '../../i18n/format-money.ts'

type Part = {
  line: QuotedLine
  /** Its place among the form's lines. */
  at: number
  /** The line beside which its day is chosen, where that is another one. */
  dayOf: number | null
  offer: Offer | null
  errors: string[] | undefined
  /** What the form's lines were sent as. */
  typed: unknown
  only: boolean
}

/** What somebody typed where a line's quantity stands, even if it is no number. */
function typedQuantity(typed: unknown, at: number): string | null {
  const line: unknown = Array.isArray(typed) ? typed[at] : null
  const quantity = line && typeof line === 'object' && 'quantity' in line ? line.quantity : null
  return typeof quantity === 'string' ? quantity : null
}

/** One good of the order: what it is, how many, and what that costs. */
export function Line({ line, at, dayOf, offer, errors, typed, only }: Part) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const name = (field: string) => `lines[${at}].${field}`
  const left = Math.max(0, offer?.left ?? line.left)
  return (
    <div className="grid grid-cols-[5rem_1fr] gap-4 md:grid-cols-[6.5rem_1fr]">
      <Picture src={pictureOf(line.slug)} alt="" eager className="rounded-md" />
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-4">
          <p className="font-medium">
            <a href={`/products/${line.slug}`} className="text-ink no-underline hover:text-accent">
              {line.name[locale]}
            </a>
          </p>
          <Money fen={line.amountFen} className="font-medium" />
        </div>
        <p className="text-sm text-soft">
          {line.spec[locale]}{' '}
          <span className="tabular">
            {formatMoney(line.unitPriceFen)} × {line.quantity}
          </span>
        </p>
        {offer?.liveItemId ? (
          <p className="text-sm">
            <Badge tone="accent">{t('live')}</Badge>{' '}
            {offer.unitPriceFen < offer.listPriceFen ? (
              <span className="text-soft">{t('listPrice', { price: formatMoney(offer.listPriceFen) })}</span>
            ) : null}
          </p>
        ) : null}
        {line.variableWeight ? <p className="text-sm text-soft">{t('weighed')}</p> : null}
        <input type="hidden" name={name('productId')} value={line.productId} />
        {dayOf === null ? null : <input type="hidden" name={name('dayOf')} value={dayOf} />}
        <div className="mt-2">
          <Field
            id={name('quantity')}
            errors={errors}
            label={
              <span className="text-sm font-normal">
                {t('quantity')}
                {only ? null : <span className="sr-only"> {`${line.name[locale]} ${line.spec[locale]}`}</span>}
              </span>
            }
          >
            {(wiring) => (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <input
                  {...wiring}
                  type="number"
                  name={name('quantity')}
                  defaultValue={typedQuantity(typed, at) ?? line.quantity}
                  inputMode="numeric"
                  min={1}
                  max={Math.min(line.maxPerOrder ?? MAX_QUANTITY, MAX_QUANTITY)}
                  step={1}
                  required
                  className="control max-w-24 tabular"
                  data-recount
                />
                <span className="text-sm text-soft">
                  {t('left', { left: counted(locale, left, line.unit.zh, line.unit.en) })}
                </span>
                {only ? null : <Drop at={at} goods={`${line.name[locale]} ${line.spec[locale]}`} />}
              </span>
            )}
          </Field>
        </div>
        <When line={line} offer={offer} name={name('delivery')} />
      </div>
    </div>
  )
}

function Drop({ at, goods }: { at: number; goods: string }) {
  const t = useTranslations('checkout')
  return (
    <button
      type="submit"
      name="intent"
      value={`drop:${at}`}
      formNoValidate
      aria-label={t('dropOf', { goods })}
      className="min-h-11 px-1 text-sm text-accent underline underline-offset-4 hover:text-accent-deep"
    >
      {t('drop')}
    </button>
  )
}

/** When it ships. A choice only where there is one, and not for goods that wait in the cart for one of the two. */
function When({ line, offer, name }: { line: QuotedLine; offer: Offer | null; name: string }) {
  const t = useTranslations('checkout')
  const format = useFormatter()
  const value = line.preorder ? 'preorder' : 'now'
  const preorder = offer?.preorder
  if (!preorder) return <input type="hidden" name={name} value={value} />
  const ships = t('preorder', { date: format.dateTime(preorder.releasesOn, 'monthDay') })
  const until = t('preorderUntil', { date: format.dateTime(preorder.until, 'monthDay') })
  if (!offer.shipsNow)
    return (
      <p>
        <input type="hidden" name={name} value={value} />
        {ships}
        <span className="block text-sm text-soft">{until}</span>
      </p>
    )
  return (
    <Choices legend={t('when')}>
      <Choice type="radio" name={name} value="now" defaultChecked={!line.preorder} data-recount>
        {t('now')}
      </Choice>
      <Choice type="radio" name={name} value="preorder" defaultChecked={line.preorder} hint={until} data-recount>
        {ships}
      </Choice>
    </Choices>
  )
}
