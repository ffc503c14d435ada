import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'

/** Asks to be told before a live session begins. Who has no phone here is asked for one next. @param back where to go afterwards */
export function RemindButton({ sessionId, back }: { sessionId: string; back: string }) {
  const t = useTranslations('notices')
  return (
    <form method="post" action="/reminders">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="back" value={back} />
      <Button look="quiet" icon="clock">
        {t('remind')}
      </Button>
    </form>
  )
}
