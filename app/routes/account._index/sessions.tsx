import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import type { readDevice } from './device.ts'

type Session = { id: string; signedInAt: Date; current: boolean; device: ReturnType<typeof readDevice> }

/** Every device that is signed in, and the one button that ends them all. */
export function Sessions({ sessions }: { sessions: Session[] }) {
  const t = useTranslations('identity')
  const format = useFormatter()
  const nameOf = ({ device }: Session) =>
    device
      ? t('account.device', { browser: t(`browser.${device.browser}`), system: t(`system.${device.system}`) })
      : t('account.unknownDevice')
  return (
    <>
      <p className="text-soft">{t('account.sessionsLead')}</p>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-start gap-3 py-3 leading-snug">
            <Icon name="phone" className="mt-0.5 text-soft" />
            <span className="min-w-0 flex-1">
              {nameOf(session)} {session.current ? <Badge tone="good">{t('account.thisDevice')}</Badge> : null}
              <span className="block text-sm text-soft">
                {t('account.since', { when: format.dateTime(session.signedInAt, 'moment') })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action="/sign-out" className="mt-4">
        <input type="hidden" name="everywhere" value="1" />
        <Button look="plain" className="-mx-2">
          {t('account.signOutEverywhere')}
        </Button>
        <p className="text-sm text-soft">{t('account.signOutEverywhereHint')}</p>
      </form>
    </>
  )
}
