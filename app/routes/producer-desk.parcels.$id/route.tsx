import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { Badge } from '../../components/card.tsx'
import { Notice } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { Addressee } from './addressee.tsx'
import { answerParcel } from './answer-parcel.server.ts'
import { PackForm } from './pack-form.tsx'
import { Packed } from './packed.tsx'
import { SentParcel } from './sent-parcel.tsx'
import { ShipForm } from './ship-form.tsx'

export const headers = privately
export const meta = titled<typeof loader>

const validId = (text: string | undefined): string => {
  const { data: id } = z.uuid().safeParse(text)
  if (!id) throw data(null, { status: 404 })
  return id
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { parcels } = context.shop
  const parcel = await parcels.read(userId, validId(params.id))
  if (!parcel) throw data(null, { status: 404 })
  const batches = (await parcels.certificates(userId)).map(({ id, code, familyId }) => ({ id, code, familyId }))
  const title = translate(context.locale)('fulfilment.parcel.title', { code: parcel.code })
  return { parcel, batches, title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  return answerParcel(await request.formData(), { userId, parcelId: validId(params.id), context })
}

export default function ParcelPage() {
  const t = useTranslations('fulfilment')
  const { parcel, batches } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { state, disputed, urgency } = parcel
  return (
    <div className="mx-auto max-w-[44rem]">
      <p className="mb-2">
        <a
          className="link inline-flex min-h-11 items-center"
          href={state === 'waiting' || state === 'packed' ? '/producer-desk' : '/producer-desk/sent'}
        >
          {t('parcel.back')}
        </a>
      </p>
      <PageTitle above={t('parcel.order', { number: orderNumber(parcel.orderNumber) })}>
        {t('parcel.title', { code: parcel.code })}{' '}
        <Badge tone={state === 'waiting' ? 'accent' : 'good'}>{t(`state.${state}`)}</Badge>
      </PageTitle>
      {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
      {disputed ? (
        <Notice tone="warn" title={t('disputed')}>
          {t('disputedText')}
        </Notice>
      ) : null}
      <Addressee parcel={parcel} />
      {state === 'waiting' && urgency === 'notYet' ? <Notice>{t('parcel.notYet')}</Notice> : null}
      {state === 'waiting' && urgency !== 'notYet' && !disputed ? (
        <PackForm parcel={parcel} batches={batches} answered={answered} />
      ) : null}
      {state === 'waiting' ? null : <Packed parcel={parcel} />}
      {state === 'packed' && !disputed ? <ShipForm parcel={parcel} answered={answered} /> : null}
      {state === 'shipped' || state === 'delivered' ? <SentParcel parcel={parcel} /> : null}
    </div>
  )
}
