import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ExportItem } from '#server/exports/list-exports.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ items: await refusing(context, context.shop.exports.list(viewer)) })
}

/** A page asks for its table as a file: its name, the format, and its own query. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const [table = '', format = '', query = ''] = ['table', 'format', 'query'].map((name) => String(form.get(name) ?? ''))
  const asked = { table, format, locale: context.locale, query: Object.fromEntries(new URLSearchParams(query)) }
  return answerForm(context, {
    typed: {},
    work: async () => void (await context.shop.exports.request(viewer, asked)),
    page: '/coordinator/exports',
    done: 'reports.exports.asked',
  })
}

const LOOK_AGAIN_MS = 1_500

/** The viewer's own files: under way, ready, failed. */
export default function Exports() {
  const { items } = useLoaderData<typeof loader>()
  const t = useTranslations('reports')
  const { revalidate } = useRevalidator()
  const moving = items.some(({ state }) => state === 'queued' || state === 'running')
  useEffect(() => {
    if (!moving) return
    const timer = setInterval(revalidate, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [moving, revalidate])
  return (
    <>
      <header className="mb-4">
        <h1 className="text-2xl">{t('exports.title')}</h1>
        <p className="text-sm text-soft">{t('exports.lead')}</p>
      </header>
      {moving ? (
        <Notice tone="info">
          {t('exports.moving')} <a href="/coordinator/exports">{t('exports.again')}</a>
        </Notice>
      ) : null}
      {items.length === 0 ? (
        <EmptyState
          title={t('exports.emptyTitle')}
          action={<ButtonLink href="/coordinator/rows">{t('nav.rows')}</ButtonLink>}
        >
          {t('exports.empty')}
        </EmptyState>
      ) : (
        <ExportList items={items} />
      )}
    </>
  )
}

function ExportList({ items }: { items: readonly ExportItem[] }) {
  const t = useTranslations('reports')
  const words = useTranslations('shell')
  const locale = useLocale()
  const format = useFormatter()
  const standing = (item: ExportItem) => {
    if (item.state === 'failed') return words(`error.${(item.failure ?? 'NotFound') as 'NotFound'}`)
    if (item.state === 'done') return t('exports.rows', { rows: item.rowsTotal ?? 0 })
    return (
      <span role="status" className="inline-flex items-center gap-2">
        <progress className="w-24" aria-label={t('exports.state.running')} />
        {item.state === 'queued' ? t('exports.state.queued') : t('exports.rows', { rows: item.rowsDone })}
      </span>
    )
  }
  const columns: DeskColumn<ExportItem>[] = [
    {
      key: 'file',
      title: t('exports.file'),
      cell: (item) =>
        item.state === 'done' ? (
          <a href={`/coordinator/exports/${item.id}`} download className="link text-sm">
            {item.fileName}
          </a>
        ) : (
          item.fileName
        ),
    },
    { key: 'table', title: t('exports.table'), cell: (item) => inLocale(locale, item.tableZh, item.tableEn) },
    { key: 'state', title: t('exports.standing'), cell: standing },
    {
      key: 'asked',
      title: t('exports.askedAt'),
      cell: (item) => <span className="whitespace-nowrap tabular">{format.dateTime(item.requestedAt, 'moment')}</span>,
    },
    {
      key: 'until',
      title: t('exports.until'),
      cell: (item) => <span className="whitespace-nowrap tabular">{format.dateTime(item.expiresAt, 'moment')}</span>,
    },
  ]
  return <DeskTable caption={t('exports.title')} columns={columns} rows={items} rowKey={(item) => item.id} />
}
