import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { PageTitle } from '../../components/page.tsx'
import { stepPath } from './steps.ts'
import { type Answered, useSignInForm } from './use-sign-in-form.ts'

/** First step: the phone that shall receive a code. */
export function PhoneStep({ next, answered }: { next: string; answered: Answered }) {
  const t = useTranslations('identity.signIn')
  const [, fields] = useSignInForm<{ phone: string }>('request', answered)
  return (
    <>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <Card>
        <form method="post">
          <TextField
            field={fields.phone}
            label={t('phone')}
            hint={t('phoneHint')}
            type="tel"
            autoComplete="tel"
            inputMode="tel"
            required
          />
          <Button wide name="intent" value="request">
            {t('requestCode')}
          </Button>
        </form>
      </Card>
      <p className="mt-4">
        <a className="link" href={stepPath('password', next)}>
          {t('withPassword')}
        </a>
      </p>
    </>
  )
}
