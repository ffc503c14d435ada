import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'

/** More of one product than this is not ordered at once. */
const MOST = 99
/** From here on the page says how few are left. */
const FEW = 20

/** When it can be had, how many, and the way to the checkout: a plain form that carries the choice in its address. */
export function Buy({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.buy')
  const { window, free } = product
  if (!product.division) return <Notice title={t('noAgreement')}>{t('noAgreementText')}</Notice>
  if (free === 0) return <Notice title={t('soldOut')}>{t('soldOutText')}</Notice>
  if (!window.shipsNow && !window.preorder) return <Notice title={t('closed')}>{t('closedText')}</Notice>
  return (
    <form action="/checkout" method="get" className="mt-6 border-t border-line pt-5">
      <input type="hidden" name="product" value={product.slug} />
      <Availability product={product} />
      <div className="max-w-40">
        <TextField
          type="number"
          name="quantity"
          label={t('quantity')}
          defaultValue="1"
          min={1}
          max={Math.min(MOST, free)}
          step={1}
          inputMode="numeric"
          required
        />
      </div>
      <Button wide icon="basket">
        {window.shipsNow ? t('submit') : t('submitPreorder')}
      </Button>
      <p className="mt-3 text-sm text-soft">{product.fresh ? t('returnsFresh') : t('returnsSeven')}</p>
    </form>
  )
}

function Availability({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.buy')
  const format = useFormatter()
  const locale = useLocale()
  const { window, free } = product
  const dates = window.preorder && {
    release: format.dateTime(window.preorder.releasesOn, 'day'),
    until: format.dateTime(window.preorder.until, 'full'),
  }
  return (
    <>
      <p className="mb-4 flex items-start gap-2">
        <Icon name="package" className="mt-1.5 text-soft" />
        {t(free <= FEW ? 'few' : 'plenty', { count: free, unit: product.unit[locale] })}
      </p>
      {dates && window.shipsNow ? (
        <Choices legend={t('when')}>
          <Choice type="radio" name="when" value="now" defaultChecked>
            {t('now')}
          </Choice>
          <Choice type="radio" name="when" value="preorder" hint={t('preorderUntil', dates)}>
            {t('preorder', dates)}
          </Choice>
        </Choices>
      ) : null}
      {dates && !window.shipsNow ? (
        <p className="mb-4 flex items-start gap-2">
          <Icon name="calendar" className="mt-1.5 text-soft" />
          <span>
            {t('preorder', dates)}
            <span className="block text-sm text-soft">{t('preorderUntil', dates)}</span>
            <input type="hidden" name="when" value="preorder" />
          </span>
        </p>
      ) : null}
    </>
  )
}
