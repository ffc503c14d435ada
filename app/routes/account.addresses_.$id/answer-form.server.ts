import { type AppLoadContext, data } from '@remix-run/node'
import { addressSchema } from '#domain/forms/address.ts'
import { showPhone } from '#domain/phone.ts'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { parseForm } from '../../http/parse-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'

type Asked = { userId: string; form: FormData; back: string; context: AppLoadContext }

/** A pasted address as fields, with a sentence on how far it was understood. */
export function answerPaste({ form, context }: Pick<Asked, 'form' | 'context'>) {
  const t = translate(context.locale)
  const text = String(form.get('whole') ?? '')
  const { recipient, phone, place, places, street } = context.shop.addresses.parse(text)
  const values = { ...place, recipient: recipient ?? '', phone: phone ? showPhone(phone) : '', street }
  const said = () => {
    if (text.trim() === '') return t('account.addresses.pasteEmpty')
    if (places.length > 0) {
      const shown = places.slice(0, 6).map((one) => `${one.province}${one.city}`)
      return t('account.addresses.ambiguous', { places: shown.join('、') })
    }
    if (!place) return t('account.addresses.notFound')
    return t(recipient && phone && street ? 'account.addresses.found' : 'account.addresses.foundPart')
  }
  return data({ pasted: { text, values, said: said(), good: place !== null }, result: null, choices: null })
}

/** Saves the entry and goes back to where it is needed, or shows what is wrong beside its field. */
export async function answerSave({ userId, form, back, context }: Asked) {
  const { addresses } = context.shop
  const submission = parseForm(form, addressSchema)
  const again = (reply: Parameters<typeof submission.reply>[0] = {}, choices: Choices = null) =>
    data({ pasted: null, result: submission.reply(reply), choices }, { status: 422 })
  if (submission.status !== 'success') return again()
  const { id, isDefault, ...address } = submission.value
  const found = addresses.findPlace(address)
  if ('problem' in found) {
    const { field } = found.problem
    const words = translate(context.locale)(`account.address.unknown.${field}`, { typed: address[field] })
    return again({ fieldErrors: { [field]: [words] } }, found.problem)
  }
  const saved = addresses.save(userId, { id, address, makeDefault: isDefault === 'on' })
  const refused = await attempt(saved, context.locale)
  if (refused) return again({ formErrors: [refused.words] })
  return goOn(back, 'account.addresses.flash.saved')
}

type Choices = { field: 'province' | 'city' | 'county'; choices: string[] } | null
