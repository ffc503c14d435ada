import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

const known = [400, 403, 404, 409, 410, 429, 503] as const
type Known = (typeof known)[number]

/** What a refusal may carry for the person: a finished sentence and the request's id. */
interface Refusal {
  message?: string
  requestId?: string
}

/** The error page: what happened, in plain words, and ways on. Details of our own faults stay in the log. */
export function Failure() {
  const t = useTranslations('shell.failure')
  const error = useRouteError()
  const refused = isRouteErrorResponse(error) ? error : null
  const status = known.find((one) => one === refused?.status)
  const kind: `s${Known}` | 'other' = status ? `s${status}` : 'other'
  const refusal: Refusal = typeof refused?.data === 'object' && refused.data !== null ? refused.data : {}
  return (
    <Page narrow>
      <p className="font-display text-4xl text-accent tabular" aria-hidden="true">
        {refused?.status ?? 500}
      </p>
      <h1 className="mt-2 text-2xl">{t(`${kind}.title`)}</h1>
      <p className="mt-4">{refusal.message ?? t(`${kind}.text`)}</p>
      {refusal.requestId ? <p className="mt-2 text-sm text-soft">{t('reference', { id: refusal.requestId })}</p> : null}
      <p className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href="/">{t('home')}</ButtonLink>
        <ButtonLink href="/products" look="quiet">
          {t('products')}
        </ButtonLink>
      </p>
    </Page>
  )
}
