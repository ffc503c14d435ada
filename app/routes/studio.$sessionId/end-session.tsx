import { useFetcher } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'

/** Ending asks once more, on the page itself, with or without JavaScript. */
export function EndSession() {
  const t = useTranslations('live.studio')
  const fetcher = useFetcher()
  return (
    <details className="rounded-lg border border-line bg-card">
      <summary className="flex min-h-12 items-center px-4 font-medium">{t('end')}</summary>
      <fetcher.Form method="post" className="grid gap-3 px-4 pb-4">
        <input type="hidden" name="intent" value="end" />
        <p className="font-medium">{t('endTitle')}</p>
        <p className="text-soft">{t('endText')}</p>
        <Button look="quiet" className="border-accent text-accent">
          {t('endConfirm')}
        </Button>
      </fetcher.Form>
    </details>
  )
}
