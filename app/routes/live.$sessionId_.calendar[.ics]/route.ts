import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { createEvent, type EventAttributes } from 'ics'
import { SESSION_HOURS } from '#domain/live-schedule.ts'
import { inLocale } from '#domain/locale.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'

/** A session as an entry for calendars, with an alarm ten minutes before; only before it begins. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { locale, publicUrl, shop } = context
  const { session } = await refusing(context, shop.live.readRoom(sessionIdOf(params)))
  if (session.state !== 'scheduled') throw data(null, { status: 404 })
  const address = `${publicUrl}/live/${session.id}`
  const title = inLocale(locale, session.titleZh, session.titleEn)
  const event: EventAttributes = {
    // The same session is the same entry: a calendar that has it takes the new time.
    uid: `${session.id}@${new URL(publicUrl).hostname}`,
    productId: 'reedflower/live',
    title,
    description: `${inLocale(locale, session.producer.nameZh, session.producer.nameEn)}\n${address}`,
    url: address,
    start: session.scheduledAt.getTime(),
    duration: { hours: SESSION_HOURS / 2 },
    alarms: [{ action: 'display', description: title, trigger: { before: true, minutes: 10 } }],
  }
  const { error, value } = createEvent(event)
  if (error || value === undefined) throw error ?? new Error('no calendar entry')
  return new Response(value, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="live-${session.id.slice(0, 8)}.ics"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
