import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Delivery } from './delivery.tsx'

/** From here on the page says how few are left. */
const FEW = 20

/** When it can be had and how many: one form that puts it in the cart, or goes to the checkout with it alone. */
export function Buy({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.buy')
  const { window, free } = product
  if (product.withdrawn) return <Notice title={t('withdrawn')}>{t('withdrawnText')}</Notice>
  if (!product.division) return <Notice title={t('noAgreement')}>{t('noAgreementText')}</Notice>
  if (free === 0) return <Notice title={t('soldOut')}>{t('soldOutText')}</Notice>
  if (!window.shipsNow && !window.preorder) return <Notice title={t('closed')}>{t('closedText')}</Notice>
  return (
    <form action="/cart" method="post" className="mt-6 border-t border-line pt-5">
      <input type="hidden" name="product" value={product.slug} />
      <Quantity product={product} />
      <Delivery product={product} />
      <div className="bottom-bar grid grid-cols-2 gap-3 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t max-md:border-line max-md:bg-card max-md:px-4 max-md:py-2.5">
        <Button name="intent" value="add" look="quiet" icon="basket" className="max-md:px-2">
          {t('putIn')}
        </Button>
        <Button formAction="/checkout" formMethod="get">
          {window.shipsNow ? t('submit') : t('submitPreorder')}
        </Button>
      </div>
      <p className="mt-3 text-sm text-soft">{product.fresh ? t('returnsFresh') : t('returnsSeven')}</p>
    </form>
  )
}

function Quantity({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.buy')
  const format = useFormatter()
  const locale = useLocale()
  const { free, maxPerOrder, netWeightG } = product
  const units = (count: number) => counted(locale, count, product.unit.zh, product.unit.en)
  const hints = [
    t(free <= FEW ? 'few' : 'plenty', { units: units(free) }),
    maxPerOrder === null ? null : t('most', { units: units(maxPerOrder) }),
    product.variableWeight && netWeightG ? t('weighed', { weight: format.number(netWeightG, 'grams') }) : null,
  ]
  return (
    <TextField
      type="number"
      name="quantity"
      label={t('quantity')}
      hint={hints.filter(Boolean).join(t('between'))}
      defaultValue="1"
      min={1}
      max={Math.min(maxPerOrder ?? MAX_QUANTITY, free)}
      step={1}
      inputMode="numeric"
      required
      className="max-w-32"
    />
  )
}
