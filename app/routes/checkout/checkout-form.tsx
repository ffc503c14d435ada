import type { SubmissionResult } from '@conform-to/dom'
import { useForm } from '@conform-to/react'
import { useTranslations } from 'use-intl'
import { TYPED_ADDRESS } from '#domain/forms/checkout.ts'
import { showPhone } from '#domain/phone.ts'
import type { Address } from '#server/addresses/address.ts'
import type { Delivery } from '#server/orders/hold-batch.ts'
import type { PartView } from '#server/orders/part-view.ts'
import type { Quote } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { Parts } from '../../components/parts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { AddressSection } from './address-section.tsx'
import type { Again } from './answer.server.ts'
import { CouponSection } from './coupon-section.tsx'
import { InvoiceSection } from './invoice-section.tsx'
import { MessageSection } from './message-section.tsx'
import { Parcels } from './parcels.tsx'
import { PaymentChoice } from './payment-choice.tsx'
import { ReturnTerms } from './return-terms.tsx'
import { Summary } from './summary.tsx'

export type Loaded = {
  orderId: string
  offer: Offer | null
  quote: Quote
  /** Whom the price of the goods reaches. */
  parts: PartView[]
  problems: Record<string, string[]>
  /** The province that freight is counted for; null: not known yet. */
  province: string | null
  book: Address[]
  last: Delivery | null
  phone: string | null
  signedIn: boolean
}

export type Answered =
  | (Again & Pick<Loaded, 'quote' | 'parts' | 'problems' | 'province'> & { payment: 'whole' | 'deposit' })
  | undefined

/** What the form sends besides its lines; all text, as typed. */
export type Fields = Record<
  | 'orderId'
  | 'addressId'
  | 'recipient'
  | 'phone'
  | 'province'
  | 'city'
  | 'county'
  | 'street'
  | 'keep'
  | 'paste'
  | 'coupon'
  | 'invoice'
  | 'invoiceTitle'
  | 'taxNo'
  | 'email'
  | 'note'
  | 'payment',
  string
>

/** The form's last answer with what stands in the way of ordering, each beside its field. */
function resultOf(answered: Answered): SubmissionResult<string[]> | undefined {
  if (!answered) return undefined
  const { result, problems } = answered
  const error = { ...result.error, ...problems }
  return Object.keys(error).length > 0 ? { ...result, status: 'error', error } : result
}

/** The order as a form: where to, what, when, what it costs. Nothing is ticked beforehand; all can be changed until the end. */
export function CheckoutForm({ loaded, answered }: { loaded: Loaded; answered: Answered }) {
  const t = useTranslations('checkout')
  const { offer, book, last } = loaded
  const { quote, problems, province, parts } = answered ?? loaded
  const [form, fields] = useForm<Fields, string[]>({
    id: 'checkout',
    lastResult: resultOf(answered),
    defaultValue: {
      ...(book.length === 0 ? last : null),
      orderId: loaded.orderId,
      addressId: book[0]?.id ?? TYPED_ADDRESS,
      phone: loaded.phone ? showPhone(loaded.phone) : undefined,
      payment: 'whole',
      invoice: 'none',
    },
  })
  const errors = { ...problems, ...form.allErrors }
  const [wrong] = Object.keys(form.allErrors)
  const typed = answered?.result.initialValue?.lines
  return (
    <form
      method="post"
      id={form.id}
      noValidate={book.length > 0}
      className="grid items-start gap-x-12 lg:grid-cols-[1fr_24rem]"
      data-checkout
    >
      {/* Enter in any field sends the order, not the first button that happens to stand on the page. */}
      <button type="submit" name="intent" value="place" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name={fields.orderId.name} value={String(fields.orderId.initialValue)} />
      <div className="min-w-0">
        {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
        {answered?.existing ? <AlreadySent orderId={answered.existing} /> : null}
        <Section title={t('delivery')}>
          <AddressSection fields={fields} loaded={loaded} answered={answered} />
        </Section>
        <Section title={t('goods')}>
          <Parcels quote={quote} offer={offer} errors={errors} typed={typed} province={province} />
        </Section>
        {offer?.liveItemId ? null : (
          <>
            <CouponSection field={fields.coupon} quote={quote} />
            <InvoiceSection fields={fields} />
            <MessageSection fields={fields} />
          </>
        )}
        <Section title={t('returns')}>
          <ReturnTerms lines={quote.lines} />
        </Section>
      </div>
      <aside className="mt-10 lg:sticky lg:top-6 lg:mt-0">
        <Card>
          <PaymentChoice field={fields.payment} quote={quote} />
          <Summary
            quote={quote}
            province={province}
            sawFen={answered?.sawFen}
            deposit={answered?.payment === 'deposit'}
          />
          <FieldErrors errors={form.errors} />
          {wrong ? <LookAbove field={wrong} /> : null}
          <Button wide className="mt-5" name="intent" value="place">
            {t('submit')}
          </Button>
          {loaded.signedIn ? null : <p className="mt-2 text-center text-sm text-soft">{t('asGuest')}</p>}
          <Reaches goodsFen={quote.goodsFen} parts={parts} />
        </Card>
      </aside>
    </form>
  )
}

/** Whom the price of the goods reaches, as the agreements in force divide it. */
function Reaches({ goodsFen, parts }: { goodsFen: bigint; parts: readonly PartView[] }) {
  const t = useTranslations('checkout')
  return (
    <div className="mt-6" data-part="reaches">
      <h2 className="mb-1 text-lg">{t('parts', { total: formatMoney(goodsFen) })}</h2>
      <Parts parts={parts} />
      <p className="mt-2 text-sm text-soft">{t('partsText')}</p>
    </div>
  )
}

/** The way back to the first field that is wrong. */
function LookAbove({ field }: { field: string }) {
  const t = useTranslations('checkout')
  return (
    <Notice tone="bad">
      {t('lookAbove')}{' '}
      <a className="link" href={`#${field.startsWith('lines[') ? field : `checkout-${field}`}`}>
        {t('lookThere')}
      </a>
    </Notice>
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
