import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Pair } from './pair.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1)
  const list = await refusing(context, context.shop.registry.duplicates(viewer, { page }))
  const pairs = list.pairs.map((pair) => ({ ...pair, formId: randomUUID() }))
  return data({ page, pairs, count: list.count, pages: Math.ceil(list.count / list.pageSize) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const typed = typedOf(await request.formData())
  const { intent = '', formId: id = '', left = '', right = '', why = '' } = typed
  const [householdId, intoId] = intent === 'mergeRight' ? [right, left] : [left, right]
  const { registry } = context.shop
  const apart = intent === 'apart'
  return answerForm(context, {
    typed,
    work: () =>
      apart
        ? registry.keepApart(viewer, { id, householdId, intoId, why })
        : registry.proposeMerge(viewer, { id, householdId, intoId, why }),
    page: apart ? '/coordinator/duplicates' : `/coordinator/changes/${id}`,
    done: apart ? 'registry.done.apart' : 'registry.done.proposed',
  })
}

/** Households that may be one, side by side and masked. */
export default function Duplicates() {
  const { page, pages, pairs, count } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry')
  const typed: Record<string, string> = answered?.typed ?? {}
  const errors: Record<string, string> = answered?.errors ?? {}
  return (
    <>
      <BackTo href="/coordinator/registry">{t('title')}</BackTo>
      <DeskHead title={t('duplicates.title')} lead={t('duplicates.lead')} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      {count === 0 ? (
        <EmptyState title={t('duplicates.none')}>{t('duplicates.noneText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 text-sm text-soft">{t('duplicates.count', { count })}</p>
          <ul className="grid gap-4">
            {pairs.map((pair) => {
              const here = typed.left === pair.left.id && typed.right === pair.right.id
              return (
                <Pair
                  key={`${pair.left.id}:${pair.right.id}`}
                  pair={pair}
                  formId={pair.formId}
                  why={here ? typed.why : undefined}
                  error={here ? errors.why : undefined}
                />
              )
            })}
          </ul>
          <Pagination page={page} pages={pages} href={(at) => `/coordinator/duplicates?page=${at}`} />
        </>
      )}
    </>
  )
}
