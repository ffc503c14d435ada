import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import { goOn } from '../../http/go-on.ts'
import { safePath } from '../../http/safe-path.ts'
import { refusing } from '../../http/to-response.ts'

/** The list is part of the page about notices. */
export const loader = () => redirect('/notices#reminders')

/**
 * A tap on "remind me" anywhere, or taking it back (`intent` forget). Who cannot be reached yet is asked for a phone on a
 * page of its own; so is told there that the session has begun.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  const form = await request.formData()
  const sessionId = String(form.get('session') ?? '')
  const back = safePath(form.get('back'), '/live')
  const done = (said: 'notices.flash.reminded' | 'notices.flash.forgotten') => goOn(back, said)
  if (form.get('intent') === 'forget') {
    await shop.reminders.forget(buyer, sessionId)
    return done('notices.flash.forgotten')
  }
  try {
    await shop.reminders.remind(context, { sessionId, phone: null, locale })
    return done('notices.flash.reminded')
  } catch (error) {
    if (!isDomainError(error)) throw error
    if (error.code === 'NotFound') throw data(null, { status: 404 })
    if (error.code !== 'InvalidInput' && error.code !== 'SessionStateConflict')
      return refusing(context, Promise.reject(error))
    return redirect(`/reminders/new?${new URLSearchParams({ session: sessionId, back })}`, 303)
  }
}
