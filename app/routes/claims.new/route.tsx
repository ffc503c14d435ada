import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { claimableKinds, claimEnd, claimRefusal } from '#domain/claim-rules.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { OrderGoods } from '../../components/order-goods.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { Page, PageTitle } from '../../components/page.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { validOrderId } from '../orders.$id/order-id.ts'
import { answerClaim } from './answer.server.ts'
import { ClaimForm } from './claim-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** The line of the buyer's own order that the address names. @throws Response 404 */
async function findLine({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const lineId = validOrderId(new URL(request.url).searchParams.get('line') ?? undefined)
  const line = await context.shop.claims.findClaimable(context.buyer, lineId)
  if (!line) throw data(null, { status: 404 })
  return line
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const line = await findLine({ request, context })
  const t = translate(context.locale)
  const now = new Date()
  const kinds = claimableKinds(line, now)
  return data({
    title: `${t('claims.new.title')} · ${t('shell.name')}`,
    line,
    kinds,
    until: claimEnd(line),
    refused: line.openClaimId ? ('open' as const) : kinds.length === 0 ? claimRefusal('missing', line, now) : null,
    claimId: crypto.randomUUID(),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const line = await findLine({ request, context })
  const answer = await answerClaim(request, context, line.leftUnits)
  if ('again' in answer) return data(answer.again, { status: answer.status })
  return goOn(`/claims/${answer.opened}`, 'claims.flash.opened')
}

/** Says what is wrong with goods of a line, or that they come back. */
export default function NewClaim() {
  const { line, kinds, until, refused, claimId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('claims')
  const format = useFormatter()
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={`/orders/${line.orderId}`}>
            {t('new.of', { number: orderNumber(line.orderNumber) })}
          </a>
        }
        lead={t('new.lead')}
      >
        {t('new.title')}
      </PageTitle>
      <div className="mb-6 border-y border-line py-4">
        <OrderGoods goods={line}>
          {until && !refused ? (
            <p className="mt-1 text-sm text-soft">{t('new.until', { time: format.dateTime(until, 'moment') })}</p>
          ) : null}
        </OrderGoods>
      </div>
      {refused && refused !== 'freshNoReturn' ? (
        <>
          <Notice tone="warn" title={t('new.refusedTitle')}>
            {t(`new.refused.${refused}`, { time: until ? format.dateTime(until, 'moment') : '' })}
          </Notice>
          <p className="flex flex-wrap gap-3">
            {line.openClaimId ? <ButtonLink href={`/claims/${line.openClaimId}`}>{t('new.look')}</ButtonLink> : null}
            <ButtonLink href={`/orders/${line.orderId}`} look="quiet">
              {t('new.backToOrder')}
            </ButtonLink>
          </p>
        </>
      ) : (
        <ClaimForm line={line} kinds={kinds} claimId={claimId} again={again} />
      )}
    </Page>
  )
}
