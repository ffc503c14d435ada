import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { CouponRow } from '#server/coupons/list-coupons.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ coupons: await refusing(context, context.shop.coupons.list(viewer)), admin: viewer.role === 'admin' })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = String((await request.formData()).get('coupon') ?? '')
  return answerForm(context, {
    typed: null,
    work: () => context.shop.coupons.withdraw(viewer, id),
    page: '/admin/coupons',
    done: 'admin.done.withdrawn',
  })
}

/** Discounts, and who bears them. */
export default function Coupons() {
  const { coupons } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.coupons')
  const columns = useColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <DeskLink href="/admin/coupons/new">{t('new')}</DeskLink>
      </DeskHead>
      {answered ? <Notice tone="bad">{Object.values(answered.errors).join(' ')}</Notice> : null}
      {coupons.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <DeskTable caption={t('title')} columns={columns} rows={coupons} rowKey={(row) => row.id} />
      )}
    </>
  )
}

function useColumns(): DeskColumn<CouponRow>[] {
  const { admin } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.coupons')
  const locale = useLocale()
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium' })
  return [
    {
      key: 'code',
      title: t('code'),
      cell: (row) => (
        <>
          <code>{row.code}</code>
          <span className="block text-soft">{inLocale(locale, row.titleZh, row.titleEn)}</span>
        </>
      ),
    },
    {
      key: 'bearer',
      title: t('bearer'),
      cell: (row) => (
        <>
          {t(`bearers.${row.bearer}`)}
          {row.bearerZh ? (
            <span className="block text-soft">{inLocale(locale, row.bearerZh, row.bearerEn)}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'worth',
      title: t('worth'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.amountFen === null
            ? t('percentOff', { percent: (row.bps ?? 0) / 100 })
            : t('yuanOff', { yuan: yuan(row.amountFen) })}
          <span className="block text-soft">
            {row.minGoodsFen > 0n ? t('from', { yuan: yuan(row.minGoodsFen) }) : t('fromAny')}
            {row.maxFen === null ? '' : ` · ${t('upTo', { yuan: yuan(row.maxFen) })}`}
          </span>
        </span>
      ),
    },
    { key: 'used', title: t('used'), numeric: true, cell: (row) => `${row.used} / ${row.usesTotal}` },
    { key: 'given', title: t('given'), numeric: true, cell: (row) => yuan(row.givenFen) },
    {
      key: 'valid',
      title: t('valid'),
      cell: (row) => <span className="whitespace-nowrap">{`${day(row.validFrom)} – ${day(row.validTo)}`}</span>,
    },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => {
        if (row.withdrawnAt) return <Badge>{t('isWithdrawn')}</Badge>
        if (row.bearer === 'platform' && !admin) return <Badge tone="good">{t('holds')}</Badge>
        return (
          <form method="post">
            <Button look="plain" name="coupon" value={row.id} aria-label={`${t('withdraw')} ${row.code}`}>
              {t('withdraw')}
            </Button>
          </form>
        )
      },
    },
  ]
}
