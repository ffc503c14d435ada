import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { PageTitle } from '../../components/page.tsx'
import { stepPath } from './steps.ts'
import { type Answered, useSignInForm } from './use-sign-in-form.ts'

/** The way in for staff who have set a password. */
export function PasswordStep({ next, answered }: { next: string; answered: Answered }) {
  const t = useTranslations('identity.signIn')
  const [, fields] = useSignInForm<{ phone: string; password: string }>('password', answered)
  return (
    <>
      <PageTitle lead={t('passwordLead')}>{t('passwordTitle')}</PageTitle>
      <Card>
        <form method="post">
          <TextField
            field={fields.phone}
            label={t('phone')}
            type="tel"
            autoComplete="username"
            inputMode="tel"
            required
          />
          <TextField
            field={fields.password}
            label={t('password')}
            type="password"
            autoComplete="current-password"
            required
          />
          <Button wide name="intent" value="password">
            {t('submit')}
          </Button>
        </form>
      </Card>
      <p className="mt-4">
        <a className="link" href={stepPath('phone', next)}>
          {t('withCode')}
        </a>
      </p>
    </>
  )
}
