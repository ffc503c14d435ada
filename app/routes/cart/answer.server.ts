import type { AppLoadContext } from '@remix-run/node'
import { cartCountSetCookie } from '#domain/cart-count.ts'
import { isDomainError } from '#domain/errors.ts'
import { type CartChange, cartSchema } from '#domain/forms/cart.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/** What was wrong: at the quantity of a line, or as a sentence over the page. */
export type Refused = { line?: { slug: string; quantity: string; errors: string[] }; refusal?: string }

type Answer = { cookies: string[] } | { refused: Refused; status: number }

/** Changes the cart as a form says. Sending the form again changes nothing more. */
export async function changeCart(form: FormData, { shop, buyer, locale }: AppLoadContext): Promise<Answer> {
  const submission = parseForm(form, cartSchema)
  if (submission.status !== 'success') {
    const errors = submission.error?.quantity ?? ['shell.invalid.format']
    const [slug, quantity] = [String(form.get('product') ?? ''), String(form.get('quantity') ?? '')]
    return { refused: { line: { slug, quantity, errors } }, status: 422 }
  }
  try {
    const said = await change(submission.value)
    const cookies = [cartCountSetCookie(await shop.cart.countUnits(buyer)), ...(said ? [flash(said)] : [])]
    return { cookies }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { status, message } = toRefusal(error, locale)
    return { refused: { refusal: message }, status }
  }

  async function change({ intent, line, quantity }: CartChange): Promise<MessageKey | null> {
    if (intent === 'remove') {
      await shop.cart.remove(buyer, line)
      return 'cart.flash.removed'
    }
    const work = intent === 'add' ? shop.cart.add : shop.cart.setQuantity
    const { capped } = await work(buyer, { ...line, quantity })
    if (capped) return 'cart.flash.capped'
    return intent === 'add' ? 'cart.flash.added' : null
  }
}
