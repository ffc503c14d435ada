import { useTranslations } from 'use-intl'
import type { Quote } from '#server/orders/price-order.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Money } from '../../components/money.tsx'

/** What the available part of the cart costs, and the way on. */
export function Sum({ quote, province, signedIn }: { quote: Quote; province: string | null; signedIn: boolean }) {
  const t = useTranslations('cart')
  const known = province !== null
  const units = quote.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <aside className="lg:sticky lg:top-6">
      <Card>
        <h2 className="sr-only">{t('sum')}</h2>
        <dl className="grid gap-y-1">
          <div className="flex justify-between gap-4">
            <dt>{t('goods', { count: units })}</dt>
            <dd>
              <Money fen={quote.goodsFen} />
            </dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt>{t('freight')}</dt>
            <dd className="text-right">{known ? <Money fen={quote.freightFen} /> : t('freightLater')}</dd>
          </div>
          <div className="mt-2 flex items-baseline justify-between gap-4 border-t border-line pt-2">
            <dt>{t(known ? 'total' : 'totalWithout')}</dt>
            <dd>
              <Money fen={quote.totalFen} className="font-display text-2xl" />
            </dd>
          </div>
        </dl>
        {quote.lines.length > 0 ? (
          <ButtonLink href="/checkout" wide className="mt-5">
            {t('checkout')}
          </ButtonLink>
        ) : (
          <p className="mt-4 text-soft">{t('nothing')}</p>
        )}
        {signedIn ? null : (
          <p className="mt-3 text-sm text-soft">
            {t('signIn')}{' '}
            <a className="link" href="/sign-in?next=/cart">
              {t('signInLink')}
            </a>
          </p>
        )}
      </Card>
    </aside>
  )
}
