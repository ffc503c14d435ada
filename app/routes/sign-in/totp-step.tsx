import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { PageTitle } from '../../components/page.tsx'
import { stepPath } from './steps.ts'
import { type Answered, useSignInForm } from './use-sign-in-form.ts'

/** Last step for accounts with two-step sign-in. */
export function TotpStep({ next, answered }: { next: string; answered: Answered }) {
  const t = useTranslations('identity.signIn')
  const [, fields] = useSignInForm<{ totp: string }>('totp', answered)
  return (
    <>
      <PageTitle lead={t('totpLead')}>{t('totpTitle')}</PageTitle>
      <Card>
        <form method="post">
          <TextField
            field={fields.totp}
            label={t('totp')}
            hint={t('totpHint')}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            className="max-w-[14em] tabular"
            required
          />
          <Button wide name="intent" value="totp">
            {t('submit')}
          </Button>
        </form>
      </Card>
      <p className="mt-4">
        <a className="link" href={stepPath('phone', next)}>
          {t('startOver')}
        </a>
      </p>
    </>
  )
}
