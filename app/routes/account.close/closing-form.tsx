import type { SubmissionResult } from '@conform-to/dom'
import { useForm } from '@conform-to/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Choice } from '../../components/choice.tsx'
import { FieldErrors, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'

type Loaded = { hasPassword: boolean; phone: string | null }
type Answered = { result: SubmissionResult<string[]> | null; codeSent: boolean; refused: string | null } | undefined

/** The last step: password, or a code by text message, and a tick that nobody else set. */
export function ClosingForm({ loaded, answered }: { loaded: Loaded; answered: Answered }) {
  const t = useTranslations('account.close')
  const [, fields] = useForm<{ secret: string; understood: string }, string[]>({
    id: 'closing',
    lastResult: answered?.result,
  })
  const { hasPassword, phone } = loaded
  const ready = hasPassword || answered?.codeSent
  return (
    <Card>
      {answered?.refused ? <Notice tone="bad">{answered.refused}</Notice> : null}
      {hasPassword ? null : (
        <form method="post" className="mb-5">
          <p className="mb-3">{t(answered?.codeSent ? 'codeSent' : 'codeFirst', { phone: phone ?? '' })}</p>
          <Button look="quiet" name="intent" value="code">
            {t(answered?.codeSent ? 'resend' : 'sendCode')}
          </Button>
        </form>
      )}
      {ready ? (
        <form method="post">
          {hasPassword ? (
            <TextField
              field={fields.secret}
              label={t('password')}
              type="password"
              autoComplete="current-password"
              required
            />
          ) : (
            <TextField
              field={fields.secret}
              label={t('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="max-w-[10em] text-xl tracking-[0.3em] tabular"
              required
            />
          )}
          <div className="mb-5">
            <Choice type="checkbox" name="understood">
              {t('understood')}
            </Choice>
            <FieldErrors errors={fields.understood.errors} />
          </div>
          <Button wide name="intent" value="close">
            {t('submit')}
          </Button>
        </form>
      ) : null}
    </Card>
  )
}
