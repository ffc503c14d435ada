import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isDomainError } from '#domain/errors.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Blocks } from './blocks.tsx'
import { HeadFigures } from './head-figures.tsx'
import { Months } from './months.tsx'

export const handle = { messages: ['books'], scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data(await refusing(context, context.shop.ledger.books(viewer)))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const period = String((await request.formData()).get('period') ?? '')
  const t = translate(context.locale)
  try {
    await context.shop.ledger.closePeriod(viewer, period)
  } catch (error) {
    const { message, status } = toRefusal(error, context.locale)
    const key = `books.notReady.${isDomainError(error) ? error.detail.reason : ''}` as MessageKey
    return data({ error: t.has(key) ? `${message} ${t(key as 'books.notReady.busy')}` : message }, { status })
  }
  return goOn('/coordinator/ledger', 'books.done.closed')
}

/** How the books stand: sealed, checked, closed. */
export default function Books() {
  const books = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('books')
  return (
    <>
      <header className="mb-4">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-soft">{t('lead')}</p>
      </header>
      {answered?.error ? <Notice tone="bad">{answered.error}</Notice> : null}
      {books.lastCheck?.sound === false ? (
        <Notice tone="bad" title={t('head.unsound')}>
          {t('head.unsoundText')}
        </Notice>
      ) : null}
      <HeadFigures books={books} />
      {books.mayClose ? (
        <p className="mt-4">
          <ButtonLink look="quiet" href="/coordinator/ledger/balances">
            {t('balances.open')}
          </ButtonLink>
        </p>
      ) : null}
      <Months months={books.months} mayClose={books.mayClose} />
      <Blocks blocks={books.blocks} />
    </>
  )
}
