import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'

/** Starts a comparison. With JavaScript it says that it works until the answer comes; the browser shows it anyway. */
export function CompareNow() {
  const t = useTranslations('desk.comparison')
  const [busy, setBusy] = useState(false)
  return (
    <form method="post" action="/coordinator/payments?index" onSubmit={() => setBusy(true)} className="mt-3">
      <p className="mb-2 max-w-prose text-sm text-soft">{t('doLead')}</p>
      <Button look="quiet" icon="clock" disabled={busy}>
        {busy ? t('busy') : t('do')}
      </Button>
      <span role="status" className="sr-only">
        {busy ? t('busy') : ''}
      </span>
    </form>
  )
}
