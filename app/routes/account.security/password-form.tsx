import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { type Answered, useSecurityForm } from './use-security-form.ts'

/** Sets a first password, or changes the one there is. */
export function PasswordForm({ hasPassword, answered }: { hasPassword: boolean; answered: Answered }) {
  const t = useTranslations('identity.security')
  const [, fields] = useSecurityForm<{ current: string; next: string }>('password', answered)
  return (
    <>
      <p className="mb-4 text-soft">{t(hasPassword ? 'passwordSome' : 'passwordNone')}</p>
      <Card>
        <form method="post">
          {hasPassword ? (
            <TextField
              field={fields.current}
              label={t('current')}
              type="password"
              autoComplete="current-password"
              required
            />
          ) : null}
          <TextField
            field={fields.next}
            label={t('next')}
            hint={t('nextHint')}
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={128}
            required
          />
          <Button name="intent" value="password">
            {t(hasPassword ? 'change' : 'set')}
          </Button>
        </form>
      </Card>
    </>
  )
}
