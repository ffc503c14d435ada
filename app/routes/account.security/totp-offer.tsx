import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { type Answered, useSecurityForm } from './use-security-form.ts'

/** Three steps to two-step sign-in: scan, keep the backup codes, prove it with the first digits. */
export function TotpOffer({ offer, answered }: { offer: { uri: string; backupCodes: string[] }; answered: Answered }) {
  const t = useTranslations('identity.security')
  const [, fields] = useSecurityForm<{ code: string }>('confirm', answered)
  const secret = new URL(offer.uri).searchParams.get('secret') ?? ''
  return (
    <>
      <Section title={t('scan')}>
        <QrCode text={offer.uri} label={t('qr')} />
        <p className="mt-4">{t('scanText')}</p>
        <p className="mt-2 text-sm text-soft">{t('secret')}</p>
        <p className="font-mono tracking-wide select-all">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </Section>
      <Section title={t('keep')}>
        <p>{t('keepText')}</p>
        <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-line bg-card p-4 font-mono select-all">
          {offer.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('confirm')}>
        <Card>
          <form method="post">
            <input type="hidden" name="uri" value={offer.uri} />
            <input type="hidden" name="backupCodes" value={offer.backupCodes.join(' ')} />
            <TextField
              field={fields.code}
              label={t('confirmCode')}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="max-w-[10em] text-xl tracking-[0.3em] tabular"
              required
            />
            <Button name="intent" value="confirm">
              {t('confirmSubmit')}
            </Button>
          </form>
        </Card>
      </Section>
    </>
  )
}
