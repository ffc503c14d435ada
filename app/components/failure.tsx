import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from './button.tsx'
import { Page } from './page.tsx'

const known = [400, 401, 403, 404, 409, 410, 429, 503] as const
type Known = (typeof known)[number]

/** What a refusal may carry for the person: a finished sentence and the request's id. */
interface Refusal {
  message?: string
  requestId?: string
}

/** The page's words by status; a refusal without words of its own is a request we could not read. */
const kindOf = (status: number): Known | undefined =>
  known.find((one) => one === status) ?? (status < 500 ? 400 : undefined)

/** The error page: what happened, in plain words, and ways on. Details of our own faults stay in the log. */
export function Failure() {
  const t = useTranslations('shell.failure')
  const error = useRouteError()
  const refused = isRouteErrorResponse(error) ? error : null
  const status = refused ? kindOf(refused.status) : undefined
  const kind: `s${Known}` | 'other' = status ? `s${status}` : 'other'
  const refusal: Refusal = typeof refused?.data === 'object' && refused.data !== null ? refused.data : {}
  return (
    <Page narrow>
      <img
        src="/banners/error.svg"
        alt=""
        width={1600}
        height={700}
        className="mb-8 h-auto w-full rounded-lg border border-line"
      />
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
