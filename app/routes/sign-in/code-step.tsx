import { useTranslations } from 'use-intl'
import { maskPhone } from '#domain/masking.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FieldErrors, TextField } from '../../components/field.tsx'
import { PageTitle } from '../../components/page.tsx'
import { stepPath } from './steps.ts'
import { type Answered, useSignInForm } from './use-sign-in-form.ts'

/** Second step: the code that was sent to `phone` (E.164). */
export function CodeStep({ next, phone, answered }: { next: string; phone: string; answered: Answered }) {
  const t = useTranslations('identity.signIn')
  const [, fields] = useSignInForm<{ code: string }>('code', answered)
  const [, resend] = useSignInForm<{ phone: string }>('request', answered)
  return (
    <>
      <PageTitle lead={t('codeSent', { phone: maskPhone(phone) })}>{t('codeTitle')}</PageTitle>
      <Card>
        <form method="post">
          <input type="hidden" name="phone" value={phone} />
          <TextField
            field={fields.code}
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-[10em] text-xl tracking-[0.3em] tabular"
            required
          />
          <Button wide name="intent" value="code">
            {t('submit')}
          </Button>
        </form>
        <form method="post" className="mt-4 flex flex-wrap items-center gap-x-4">
          <input type="hidden" name="phone" value={phone} />
          <Button look="plain" name="intent" value="request">
            {t('resend')}
          </Button>
          <ButtonLink look="plain" href={stepPath('phone', next)}>
            {t('otherPhone')}
          </ButtonLink>
          <div role={resend.phone.errors ? 'alert' : undefined} className="w-full">
            <FieldErrors errors={resend.phone.errors} />
          </div>
        </form>
      </Card>
    </>
  )
}
