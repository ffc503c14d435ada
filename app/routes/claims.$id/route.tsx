import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { isDomainError } from '#domain/errors.ts'
import { ClaimHistory } from '../../components/claim-history.tsx'
import { ClaimPhotos } from '../../components/claim-photos.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { OrderGoods } from '../../components/order-goods.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { flash } from '../../http/flash.ts'
import { privately, titled } from '../../http/page-head.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { validOrderId } from '../orders.$id/order-id.ts'
import { ClaimStanding } from './standing.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ params, context }: LoaderFunctionArgs) {
  const claim = await context.shop.claims.readOwn(context.buyer, validOrderId(params.id))
  if (!claim) throw data(null, { status: 404 })
  const t = translate(context.locale)
  const number = t('claims.number', { number: orderNumber(claim.orderNumber) })
  return { claim, title: `${t(`claims.state.${claim.state}`)} · ${number}` }
}

/** Takes the claim back, or says that the goods are on their way back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  const claimId = validOrderId(params.id)
  const form = await request.formData()
  const trackingNo = String(form.get('trackingNo') ?? '')
  const sent = form.get('intent') === 'sent'
  if (!sent && form.get('intent') !== 'withdraw') throw data(null, { status: 400 })
  try {
    await (sent ? shop.claims.sendBack(buyer, { claimId, trackingNo }) : shop.claims.withdraw(buyer, claimId))
  } catch (error) {
    const { status, message } = toRefusal(error, locale)
    if (status === 404) throw data(null, { status })
    const typed = isDomainError(error) && error.code === 'InvalidInput'
    return data(
      { trackingNo, error: typed ? translate(locale)('claims.invalid.trackingNo') : message },
      { status: typed ? 422 : status },
    )
  }
  const said = flash(sent ? 'claims.flash.sentBack' : 'claims.flash.withdrawn')
  return redirect(`/claims/${claimId}`, { status: 303, headers: { 'Set-Cookie': said } })
}

/** One's own claim: where it stands, what was said, what happened. */
export default function Claim() {
  const { claim } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('claims')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={`/orders/${claim.orderId}`}>
            {t('number', { number: orderNumber(claim.orderNumber) })}
          </a>
        }
      >
        {t(`state.${claim.state}`)}
      </PageTitle>
      <ClaimStanding claim={claim} answered={answered} />
      <Section title={t('one.facts')}>
        <div className="mb-4">
          <OrderGoods goods={claim} />
        </div>
        <Facts>
          <Fact name={t('one.kind')}>{t(`kinds.${claim.kind}`)}</Fact>
          <Fact name={t('one.quantity')}>{counted(locale, claim.units, claim.unitZh, claim.unitEn)}</Fact>
          <Fact name={t('one.at')}>{format.dateTime(claim.openedAt, 'moment')}</Fact>
          {claim.words ? (
            <Fact name={t('one.said')}>
              <span className="whitespace-pre-line">{claim.words}</span>
            </Fact>
          ) : null}
        </Facts>
        <ClaimPhotos claim={claim} />
      </Section>
      <Section title={t('one.history')}>
        <ClaimHistory claim={claim} />
      </Section>
    </Page>
  )
}
