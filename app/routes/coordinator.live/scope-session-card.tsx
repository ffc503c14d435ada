import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ScopeSession } from '#server/livestream/schedule/list-scope-sessions.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** A reason that was typed and what is wrong with it; `refusal` is about the session itself. */
export type StopAgain = { sessionId: string; reason: string; atReason: string | null; refusal: string | null }

/** A session as its coordinator sees it, with the way to stop it. */
export function ScopeSessionCard({ session, again }: { session: ScopeSession; again: StopAgain | undefined }) {
  const t = useTranslations('hosting.live')
  const locale = useLocale()
  const format = useFormatter()
  const { id, state } = session
  const producer = inLocale(locale, session.producerZh, session.producerEn)
  const cancelled = state === 'ended' && session.startedAt === null
  return (
    <li className={`rounded-lg border bg-card px-4 py-3 ${state === 'live' ? 'border-accent' : 'border-line'}`}>
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <Badge tone={state === 'live' ? 'accent' : state === 'scheduled' ? 'warn' : 'plain'}>
          {state === 'live' ? <Icon name="live" /> : null}
          {cancelled ? t('cancelled') : t(`state.${state}`)}
        </Badge>
        <When session={session} />
      </p>
      <h2 className="mt-1 text-lg">
        <a className="link" href={`/live/${id}`}>
          {inLocale(locale, session.titleZh, session.titleEn)}
        </a>
      </h2>
      <p className="text-sm text-soft">{t('by', { producer, hosts: format.list(session.hosts, 'names') })}</p>
      {session.startedAt ? (
        <p className="text-sm tabular">
          {t('figures', {
            viewers: session.viewers ?? 'none',
            sold: session.sold,
            paid: formatMoney(session.paidFen),
          })}
        </p>
      ) : null}
      {session.stopReason ? (
        <p className="mt-1 text-sm text-accent-deep">
          {t('stopped', { by: session.stoppedBy ?? '', reason: session.stopReason })}
        </p>
      ) : null}
      {state === 'ended' ? null : <Stop session={session} again={again} />}
    </li>
  )
}

function When({ session }: { session: ScopeSession }) {
  const t = useTranslations('hosting.live')
  const format = useFormatter()
  const at = (date: Date) => format.dateTime(date, 'moment')
  if (session.state === 'scheduled') return <>{t('startsAt', { at: at(session.scheduledAt) })}</>
  if (session.endedAt) return <>{t('endedAt', { at: at(session.endedAt) })}</>
  return <>{t('startedAt', { at: at(session.startedAt ?? session.scheduledAt) })}</>
}

/** Stopping asks once more, with a reason, on the page itself. */
function Stop({ session, again }: { session: ScopeSession; again: StopAgain | undefined }) {
  const t = useTranslations('hosting.live')
  return (
    <details open={again !== undefined} className="mt-2 border-t border-line">
      <summary className="flex min-h-11 items-center text-accent">
        {session.state === 'live' ? t('stop') : t('stopScheduled')}
      </summary>
      <form method="post" className="pb-2">
        <input type="hidden" name="session" value={session.id} />
        <p className="mb-2 text-sm text-soft">{t('stopText')}</p>
        <ReasonField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
          defaultValue={again?.reason}
          errors={again?.atReason}
        />
        <Button look="quiet" className="border-accent text-accent">
          {t('confirm')}
        </Button>
      </form>
    </details>
  )
}
