import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { InvoiceRow } from '#server/invoices/list-invoices.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1)
  return data({ page, list: await refusing(context, context.shop.invoices.list(viewer, { page })) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const typed = { orderId: String(form.get('order') ?? ''), number: String(form.get('number') ?? '').slice(0, 40) }
  return answerForm(context, {
    typed,
    work: () => context.shop.invoices.issue(viewer, typed),
    page: '/admin/invoices',
    done: 'admin.done.issued',
  })
}

/** Invoices that buyers asked for, open ones first. */
export default function Invoices() {
  const { page, list } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.invoices')
  const format = useFormatter()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead', { count: list.open })}>
        <DeskLink href="/admin/invoices.csv" download>
          CSV
        </DeskLink>
      </DeskHead>
      {list.rows.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <DeskTable
          caption={t('title')}
          rows={list.rows}
          rowKey={(row) => row.orderId}
          columns={[
            { key: 'order', title: t('order'), cell: (row) => String(row.orderNumber) },
            {
              key: 'title',
              title: t('name'),
              cell: (row) => (
                <>
                  {row.title}
                  <span className="block text-soft">{row.taxNo ?? t(`kinds.${row.kind}`)}</span>
                </>
              ),
            },
            { key: 'amount', title: t('amount'), numeric: true, cell: (row) => yuan(row.amountFen) },
            { key: 'email', title: t('email'), cell: (row) => row.email ?? '' },
            { key: 'asked', title: t('asked'), cell: (row) => format.dateTime(row.askedAt, { dateStyle: 'medium' }) },
            { key: 'number', title: t('number'), cell: (row) => <Issue row={row} /> },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(at) => `/admin/invoices?page=${at}`}
      />
    </>
  )
}

/** The invoice's number, or the form that says it is issued. */
function Issue({ row }: { row: InvoiceRow }) {
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.invoices')
  const own = answered?.typed.orderId === row.orderId
  if (row.number) return <Badge tone="good">{row.number}</Badge>
  return (
    <form method="post" className="flex min-w-64 flex-wrap items-center gap-2">
      <input type="hidden" name="order" value={row.orderId} />
      <input
        name="number"
        aria-label={t('numberOf', { order: String(row.orderNumber) })}
        aria-invalid={own ? true : undefined}
        aria-describedby={own ? `wrong-${row.orderId}` : undefined}
        defaultValue={own ? answered.typed.number : ''}
        inputMode="numeric"
        maxLength={20}
        className="control max-w-40"
        required
      />
      <Button look="quiet">{t('issue')}</Button>
      {own ? <FieldErrors id={`wrong-${row.orderId}`} errors={Object.values<string>(answered.errors)} /> : null}
    </form>
  )
}
