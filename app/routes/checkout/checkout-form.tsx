import type { SubmissionResult } from '@conform-to/dom'
import { useForm } from '@conform-to/react'
import { useTranslations } from 'use-intl'
import type { Checkout } from '#domain/forms/checkout.ts'
import { showPhone } from '#domain/phone.ts'
import type { Delivery } from '#server/orders/hold-batch.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { AddressFields } from './address-fields.tsx'
import { Goods } from './goods.tsx'
import { type Preview, Summary } from './summary.tsx'
import type { Wanted } from './wanted.ts'

export type Loaded = {
  orderId: string
  wanted: Wanted
  offer: Offer
  preview: Preview
  delivery: Delivery | null
  phone: string | null
  signedIn: boolean
}

export type Answered =
  | { result: SubmissionResult<string[]>; preview: Preview; refusal?: string; existing?: string }
  | undefined

/** The order as a form: what, when, where to, what it costs and whom that reaches. Nothing is ticked beforehand. */
export function CheckoutForm({ loaded, answered }: { loaded: Loaded; answered: Answered }) {
  const t = useTranslations('checkout')
  const { offer, wanted, delivery } = loaded
  const [form, fields] = useForm<Checkout, string[]>({
    id: 'checkout',
    lastResult: answered?.result,
    defaultValue: {
      ...delivery,
      orderId: loaded.orderId,
      quantity: String(wanted.quantity),
      phone: loaded.phone ? showPhone(loaded.phone) : undefined,
      delivery: offer.shipsNow && !(wanted.preorder && offer.preorder) ? 'now' : 'preorder',
    },
  })
  return (
    <form method="post" id={form.id} className="grid gap-x-12 lg:grid-cols-[1fr_24rem]">
      {/* Enter in any field sends the order, not the first button that happens to stand on the page. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name={fields.orderId.name} value={String(fields.orderId.initialValue)} />
      <div>
        {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
        {answered?.existing ? <AlreadySent orderId={answered.existing} /> : null}
        <Section title={t('goods')}>
          <Goods offer={offer} quantity={fields.quantity} delivery={fields.delivery} />
        </Section>
        <Section title={t('delivery')}>
          {delivery ? <p className="mb-4 text-sm text-soft">{t('deliveryKept')}</p> : null}
          <AddressFields fields={fields} />
        </Section>
        <Section title={t('returns')}>
          <p className="max-w-prose text-sm">{t(offer.fresh ? 'returnsFresh' : 'returnsPlain')}</p>
        </Section>
      </div>
      <aside className="mt-10 lg:mt-0">
        <Card className="lg:sticky lg:top-6">
          <Summary preview={answered?.preview ?? loaded.preview} unitPriceFen={offer.unitPriceFen} />
          <FieldErrors errors={form.errors} />
          <Button wide className="mt-5">
            {t('submit')}
          </Button>
          {loaded.signedIn ? null : <p className="mt-2 text-center text-sm text-soft">{t('asGuest')}</p>}
        </Card>
      </aside>
    </form>
  )
}

function AlreadySent({ orderId }: { orderId: string }) {
  const t = useTranslations('checkout')
  return (
    <Notice tone="warn" title={t('already')}>
      {t('alreadyText')}{' '}
      <a className="link" href={`/orders/${orderId}`}>
        {t('alreadyLink')}
      </a>
    </Notice>
  )
}
