import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge, Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { type Answered, useSecurityForm } from './use-security-form.ts'

/** Turns two-step sign-in on or off; both take the password. */
export function TotpSwitch({ on, hasPassword, answered }: { on: boolean; hasPassword: boolean; answered: Answered }) {
  const t = useTranslations('identity.security')
  const intent = on ? 'disable' : 'offer'
  const [, fields] = useSecurityForm<{ password: string }>(intent, answered)
  return (
    <>
      <p className="mb-4 text-soft">
        <Badge tone={on ? 'good' : 'plain'}>{t(on ? 'on' : 'off')}</Badge> {t('totpWhat')}
      </p>
      {hasPassword ? (
        <Card>
          <form method="post">
            <TextField
              field={fields.password}
              label={t('yourPassword')}
              type="password"
              autoComplete="current-password"
              required
            />
            <Button look={on ? 'quiet' : 'primary'} name="intent" value={intent}>
              {t(on ? 'stop' : 'start')}
            </Button>
          </form>
        </Card>
      ) : (
        <Notice>{t('totpNeedsPassword')}</Notice>
      )}
    </>
  )
}
