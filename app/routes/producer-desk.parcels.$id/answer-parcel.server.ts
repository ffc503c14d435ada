import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import { packingSchema, weightField } from '#domain/forms/packing.ts'
import { shippingSchema } from '#domain/forms/shipping.ts'
import { goOn } from '../../http/go-on.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/** What was typed and what is wrong with it, by field. */
export type Answered = { typed: Record<string, string>; errors: Record<string, string[]>; refusal: string | null }

type Asking = { userId: string; parcelId: string; context: AppLoadContext }

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))

/** Packs, sends, or marks a parcel delivered, as the form says. */
export async function answerParcel(form: FormData, asking: Asking) {
  const { userId, parcelId, context } = asking
  const { parcels } = context.shop
  const parcel = await parcels.read(userId, parcelId)
  if (!parcel) throw data(null, { status: 404 })
  const wrong = (errors: Record<string, string[] | null> | null | undefined) => {
    const told = Object.entries(errors ?? {}).map(([name, words]) => [name, words ?? []])
    return data({ typed: typedIn(form), errors: Object.fromEntries(told), refusal: null } as Answered, { status: 422 })
  }
  const intent = form.get('intent')
  if (intent === 'pack') {
    const lines = parcel.goods.map(({ lineId, orderedG }) => ({ lineId, weighed: orderedG !== null }))
    const submission = parseForm(form, packingSchema(lines))
    if (submission.status !== 'success') return wrong(submission.error)
    return done(parcels.pack(userId, { parcelId, ...submission.value }), 'fulfilment.flash.packed', form, asking)
  }
  if (intent === 'ship') {
    const submission = parseForm(form, shippingSchema)
    if (submission.status !== 'success') return wrong(submission.error)
    return done(parcels.ship(userId, { parcelId, ...submission.value }), 'fulfilment.flash.shipped', form, asking)
  }
  if (intent === 'deliver')
    return done(parcels.markDelivered(userId, parcelId), 'fulfilment.flash.delivered', form, asking)
  throw data(null, { status: 400 })
}

/** After packing the same page asks for the carrier; after that the next parcel waits. */
async function done(work: Promise<void>, said: MessageKey, form: FormData, { parcelId, context }: Asking) {
  try {
    await work
    const next = said === 'fulfilment.flash.shipped' ? '/producer-desk' : `/producer-desk/parcels/${parcelId}`
    return goOn(next, said)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { status, message } = toRefusal(error, context.locale)
    if (status === 404) throw data(null, { status })
    const { line } = error.detail
    const errors = typeof line === 'string' ? { [weightField(line)]: [message] } : {}
    const refusal = typeof line === 'string' ? null : message
    return data({ typed: typedIn(form), errors, refusal } as Answered, { status })
  }
}
