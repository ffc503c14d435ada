import { useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { limitField, offerField, placeField, priceField, quotaField } from '#domain/forms/session.ts'
import { inLocale } from '#domain/locale.ts'
import { formatYuan } from '#domain/money.ts'
import type { OfferableProduct } from '#server/livestream/schedule/read-plan.ts'
import { FieldErrors, TextField } from '../../components/field.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { SessionErrors } from './answer-session.server.ts'

type Typed = { typed: Record<string, string>; errors: SessionErrors }

/** The producer’s products: which are offered, for how much, how many, and in which order. */
export function OfferFields({ products, typed, errors }: Typed & { products: readonly OfferableProduct[] }) {
  const t = useTranslations('schedule.form')
  return (
    <fieldset className="mb-6">
      <legend className="font-medium">{t('items')}</legend>
      <p className="mb-2 text-sm text-soft">{t('itemsHint')}</p>
      <FieldErrors errors={errors.items} />
      <ul className="mt-2 grid gap-2">
        {products.map((product) => (
          <Offer key={product.id} product={product} typed={typed} errors={errors} />
        ))}
      </ul>
    </fieldset>
  )
}

/** What is asked about a product appears once it is chosen. */
function Offer({ product, typed, errors }: Typed & { product: OfferableProduct }) {
  const t = useTranslations('schedule.form')
  const locale = useLocale()
  const { id, priceFen, floorFen, left } = product
  return (
    <li className="rounded-lg border border-line bg-card has-checked:border-accent [&:not(:has(:checked))_.asked]:hidden">
      <label className="grid min-h-16 cursor-pointer grid-cols-[auto_3.5rem_1fr] items-center gap-3 p-3">
        <input
          type="checkbox"
          name={offerField(id)}
          defaultChecked={typed[offerField(id)] === 'on'}
          className="size-[1.2em]"
        />
        <Picture src={pictureOf(product.slug)} alt="" className="rounded-md" />
        <span className="min-w-0">
          <span className="font-medium">{inLocale(locale, product.nameZh, product.nameEn)}</span>{' '}
          <span className="text-soft">{inLocale(locale, product.specZh, product.specEn)}</span>
          <span className="block text-sm text-soft tabular">
            {t('facts', {
              price: formatMoney(priceFen),
              left: counted(locale, left, product.unitZh, product.unitEn),
            })}
            {floorFen === null ? '' : ` · ${t('floor', { floor: formatMoney(floorFen) })}`}
            {product.shipsNow ? '' : ` · ${t('preorderOnly')}`}
          </span>
        </span>
      </label>
      <div className="asked grid grid-cols-2 gap-x-3 px-3 sm:grid-cols-4">
        <TextField
          name={priceField(id)}
          label={t('price')}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typed[priceField(id)] ?? formatYuan(priceFen)}
          errors={errors[priceField(id)]}
        />
        <TextField
          name={quotaField(id)}
          label={t('quota', { unit: inLocale(locale, product.unitZh, product.unitEn) })}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed[quotaField(id)]}
          errors={errors[quotaField(id)]}
        />
        <TextField
          name={limitField(id)}
          label={t('limit')}
          placeholder={t('noLimit')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed[limitField(id)]}
          errors={errors[limitField(id)]}
        />
        <TextField
          name={placeField(id)}
          label={t('place')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed[placeField(id)]}
        />
      </div>
    </li>
  )
}
