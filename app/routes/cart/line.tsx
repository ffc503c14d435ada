import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import { counted } from '#domain/counted.ts'
import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import type { CartLine } from '#server/cart/read-cart.ts'
import { FieldErrors } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Money } from '../../components/money.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Refused } from './answer.server.ts'

/** From here on the page says how few are left. */
const FEW = 5

/** A good in the cart: what it is, what has changed, and how many of it. */
export function Line({ line, refused }: { line: CartLine; refused: Refused['line'] }) {
  const t = useTranslations('cart')
  const format = useFormatter()
  const locale = useLocale()
  const unit = line.unit[locale]
  return (
    <div className={`grid grid-cols-[5rem_1fr] gap-4 md:grid-cols-[6.5rem_1fr] ${line.available ? '' : 'text-soft'}`}>
      <Picture src={pictureOf(line.slug)} alt="" eager className={`rounded-md ${line.available ? '' : 'opacity-60'}`} />
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-4">
          <p className="font-medium">
            <a href={`/products/${line.slug}`} className="text-ink no-underline hover:text-accent">
              {line.name[locale]}
            </a>
          </p>
          {line.available ? <Money fen={line.amountFen} className="font-medium" /> : null}
        </div>
        <p className="text-sm text-soft">
          {line.spec[locale]}
          <span className="ml-2 inline-block tabular">
            {t('each', { price: formatMoney(line.unitPriceFen), unit })}
          </span>
        </p>
        {line.releasesOn ? (
          <p className="text-sm text-warn">
            {t('preorder', { date: format.dateTime(startOfDay(line.releasesOn), 'monthDay') })}
          </p>
        ) : null}
        <PriceChange line={line} />
        <LineForm line={line} refused={refused} />
      </div>
    </div>
  )
}

function PriceChange({ line: { oldPriceFen, unitPriceFen } }: { line: CartLine }) {
  const t = useTranslations('cart')
  if (oldPriceFen === null) return null
  const prices = { old: formatMoney(oldPriceFen), now: formatMoney(unitPriceFen) }
  const up = unitPriceFen > oldPriceFen
  return (
    <p className={`mt-1 flex items-start gap-1.5 text-sm ${up ? 'text-warn' : 'text-good'}`}>
      <Icon name="info" className="mt-1" />
      {t(up ? 'priceUp' : 'priceDown', prices)}
    </p>
  )
}

const step =
  'grid size-11 shrink-0 place-items-center border border-line-strong bg-card text-xl leading-none text-ink hover:text-accent disabled:border-line disabled:text-line-strong'
const small = 'min-h-11 px-2 text-sm text-accent underline underline-offset-4 hover:text-accent-deep'

/** One form a line; every button says how many there should be, so that sending it twice changes nothing more. */
function LineForm({ line, refused }: { line: CartLine; refused: Refused['line'] }) {
  const t = useTranslations('cart')
  const locale = useLocale()
  const { quantity, slug, preorder } = line
  const most = Math.min(line.maxPerOrder ?? MAX_QUANTITY, Math.max(line.left, 1))
  const words = { goods: `${line.name[locale]} ${line.spec[locale]}`, unit: line.unit[locale] }
  const errorId = `${slug}-${preorder}-error`
  return (
    <form method="post" action="/cart" noValidate className="mt-2" data-cart-line>
      <input type="hidden" name="product" value={slug} />
      <input type="hidden" name="delivery" value={preorder ? 'preorder' : 'now'} />
      <button type="submit" name="intent" value="set" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
        {line.available ? (
          <span className="flex">
            <button
              type="submit"
              name="to"
              value={quantity - 1}
              disabled={quantity <= 1}
              aria-label={t('less', words)}
              className={`${step} rounded-l-md border-r-0`}
            >
              −
            </button>
            <input
              type="number"
              name="quantity"
              defaultValue={refused?.quantity ?? quantity}
              min={1}
              max={most}
              inputMode="numeric"
              aria-label={t('quantityOf', words)}
              aria-invalid={refused ? true : undefined}
              aria-describedby={refused ? errorId : undefined}
              className="control w-14 rounded-none px-1 text-center tabular"
            />
            <button
              type="submit"
              name="to"
              value={quantity + 1}
              disabled={quantity >= most}
              aria-label={t('more', words)}
              className={`${step} rounded-r-md border-l-0`}
            >
              +
            </button>
          </span>
        ) : null}
        <button type="submit" name="intent" value="remove" aria-label={t('removeOf', words)} className={small}>
          {t('remove')}
        </button>
        {line.available ? (
          <button
            type="submit"
            name="intent"
            value="set"
            aria-label={t('updateOf', words)}
            className={small}
            data-cart-update
          >
            {t('update')}
          </button>
        ) : null}
      </div>
      <FieldErrors id={errorId} errors={refused?.errors} />
      <Problem line={line} />
    </form>
  )
}

/** What stands in the way, and the number that would do. */
function Problem({ line: { problem, left, maxPerOrder, unit, quantity } }: { line: CartLine }) {
  const t = useTranslations('cart')
  const locale = useLocale()
  const units = (count: number) => counted(locale, count, unit.zh, unit.en)
  const most = maxPerOrder ?? MAX_QUANTITY
  const facts = { left: units(left), max: units(most) }
  if (!problem) return left <= FEW && quantity > 0 ? <p className="text-sm text-soft">{t('few', facts)}</p> : null
  const enough = problem.code === 'TooManyUnits' ? Math.min(most, left) : left
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-accent">
      <Icon name="warning" />
      {t(`problem.${wordOf(problem.code, left)}`, facts)}
      {enough > 0 && ['OutOfStock', 'TooManyUnits'].includes(problem.code) ? (
        <button type="submit" name="to" value={enough} className={small}>
          {t('take', { units: units(enough) })}
        </button>
      ) : null}
    </p>
  )
}

function wordOf(code: string, left: number): 'notForSale' | 'preorderClosed' | 'soldOut' | 'fewer' | 'limit' {
  if (code === 'OutOfStock') return left > 0 ? 'fewer' : 'soldOut'
  if (code === 'PreorderClosed') return 'preorderClosed'
  return code === 'TooManyUnits' ? 'limit' : 'notForSale'
}
