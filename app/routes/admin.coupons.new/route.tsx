import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { Notice } from '../../components/notice.tsx'
import { answerForm, ruleWords } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { CouponForm } from './coupon-form.tsx'
import { readCouponForm, typedCoupon } from './read-coupon-form.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const producers = await refusing(context, context.shop.merchandising.producers(viewer))
  const districts = [...new Map(producers.map((one) => [one.districtCode, one])).values()]
  return data({
    id: newId(),
    admin: viewer.role === 'admin',
    districts: districts.map(({ districtCode, districtZh, districtEn }) => ({ districtCode, districtZh, districtEn })),
    producers: producers.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const typed = typedCoupon(await request.formData())
  const read = readCouponForm(typed)
  return answerForm(context, {
    typed,
    errors: 'rule' in read ? { [read.field]: ruleWords(read.rule, context.locale) ?? read.rule } : {},
    work: async () => {
      if (!('rule' in read)) await context.shop.coupons.create(viewer, read)
    },
    page: '/admin/coupons',
    done: 'admin.done.made',
  })
}

/** A new discount: what it takes off, who bears it, how often and how long. */
export default function NewCoupon() {
  const { id, admin, districts, producers } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.coupons')
  const errors: Record<string, string> = answered?.errors ?? {}
  return (
    <div className="max-w-[46rem]">
      <BackTo href="/admin/coupons">{t('title')}</BackTo>
      <DeskHead title={t('new')} lead={t('newLead')} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <CouponForm
        typed={answered?.typed ?? { id, bearer: admin ? 'platform' : 'district', kind: 'sum', usesPerBuyer: '1' }}
        errors={errors}
        admin={admin}
        districts={districts}
        producers={producers}
      />
    </div>
  )
}
