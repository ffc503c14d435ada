import { isDomainError } from '#domain/errors.ts'
import { isLocale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import type { NoticeKind, StoredFacts } from './notice-facts.ts'
import { pathOf } from './path-of.ts'
import { PushGone } from './push.ts'
import type { Channel } from './queue-notices.ts'
import { type Said, sayNotice, senderName } from './words.ts'
import { toHtml, toText } from './write-message.ts'

type Row = {
  id: string
  kind: NoticeKind
  channel: Channel
  recipient: string
  locale: string
  facts: StoredFacts<NoticeKind>
  orderId: string | null
  createdAt: Date
  /** Keys of the browser; null for other channels, and where it takes no notices any more. */
  p256dh: string | null
  auth: string | null
}

type SendDeps = Pick<Deps, 'db' | 'clock' | 'sms' | 'mail' | 'push' | 'publicUrl'>

/** Hours after which it is no use any more to send what could not be sent. */
const STALE_HOURS: Partial<Record<NoticeKind, number>> = { live_soon: 0.5 }
const STALE_HOURS_OTHERWISE = 48

const readNotice = `
SELECT n.id, n.kind, n.channel, n.recipient, n.locale, n.facts, n.order_id AS "orderId", n.created_at AS "createdAt", s.p256dh, s.auth
FROM notice n LEFT JOIN push_subscription s ON n.channel = 'push' AND s.endpoint = n.recipient
WHERE n.id = $1 AND n.sent_at IS NULL`

/** What will be refused again however often it is tried; null where another try may do. */
function finalFailure(error: unknown): string | null {
  if (error instanceof PushGone) return 'gone'
  if (isDomainError(error) && error.code === 'SmsUnavailable') return 'no_provider'
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500 ? 'refused' : null
}

/**
 * Sends one queued notice. A failure is kept with it; one that may pass is thrown, so that the queue tries again, until the
 * notice is too old to be of use. May send twice where the process ends between sending and noting it.
 */
export async function sendNotice(deps: SendDeps, noticeId: string): Promise<void> {
  const { db, clock } = deps
  const { rows } = await db.pool.query<Row>(readNotice, [noticeId])
  const notice = rows[0]
  if (!notice) return
  const fail = (failure: string) => db.pool.query('UPDATE notice SET failure = $2 WHERE id = $1', [noticeId, failure])
  const hours = STALE_HOURS[notice.kind] ?? STALE_HOURS_OTHERWISE
  if (clock.now().getTime() - notice.createdAt.getTime() > hours * 3_600_000) return
  try {
    const sent = await hand(deps, notice)
    if (!sent) await fail('no_provider')
    else await db.pool.query('UPDATE notice SET sent_at = $2, failure = NULL WHERE id = $1', [noticeId, clock.now()])
  } catch (error) {
    const final = finalFailure(error)
    await fail(final ?? (error instanceof Error ? error.message.slice(0, 300) : 'unknown'))
    if (error instanceof PushGone)
      await db.pool.query('DELETE FROM push_subscription WHERE endpoint = $1', [notice.recipient])
    if (!final) throw error
  }
}

/** @returns false where nothing can send on this channel */
async function hand({ sms, mail, push, publicUrl }: SendDeps, notice: Row): Promise<boolean> {
  const { kind, channel, recipient: to, p256dh, auth } = notice
  const locale = isLocale(notice.locale) ? notice.locale : 'zh'
  const said: Said = sayNotice(kind, locale, notice.facts)
  const url = `${publicUrl}${pathOf(notice)}`
  const name = senderName(locale)
  if (channel === 'sms') {
    const [open, close] = locale === 'zh' ? ['【', '】'] : ['[', '] ']
    await sms.send({ to, text: `${open}${name}${close}${said.text} ${url}` })
    return true
  }
  if (channel === 'email') {
    await mail?.send({
      to,
      subject: `${said.title} · ${name}`,
      text: toText(said, url),
      html: toHtml(said, url, locale),
    })
    return mail !== null
  }
  if (!p256dh || !auth) throw new PushGone()
  await push?.send({ endpoint: to, p256dh, auth }, { title: said.title, body: said.text, url })
  return push !== null
}
