import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { fieldErrors } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Filters } from './filters.tsx'
import { FindForm } from './find-form.tsx'
import { HouseholdTable } from './household-table.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const names = ['place', 'code', 'class', 'helper', 'state', 'sort'] as const
export type AskedRegistry = Record<(typeof names)[number], string | null>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = new URL(request.url).searchParams
  const asked = Object.fromEntries(names.map((name) => [name, query.get(name) || null])) as AskedRegistry
  const page = Math.max(1, Number(query.get('page')) || 1)
  const { registry } = context.shop
  const work = Promise.all([registry.households(viewer, { ...asked, page }), registry.choices(viewer)])
  const [list, choices] = await refusing(context, work)
  return data({ asked, page, list, choices })
}

const finds = ['headName', 'phone', 'idNumber'] as const

/** Looks for a person; what is looked for stands in no address and in no log of requests. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { field = '', value = '', kind = '', purpose = '' } = typedOf(await request.formData())
  const typed = { field: finds.find((one) => one === field) ?? 'headName', value, kind, purpose }
  try {
    return data({ typed, errors: {} as Record<string, string>, found: await context.shop.registry.find(viewer, typed) })
  } catch (error) {
    const { errors, status } = fieldErrors(error, context.locale)
    return data({ typed, errors, found: null }, { status })
  }
}

/** Everybody who is registered in the scope, masked. */
export default function Registry() {
  const { asked, page, list, choices } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry')
  const to = (change: Partial<AskedRegistry> & { page?: number }) => addressOf({ ...asked, ...change })
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <DeskLink href="/coordinator/registry/new">{t('new')}</DeskLink>
        <DeskLink href="/coordinator/changes">{t('changes.title')}</DeskLink>
        <DeskLink href="/coordinator/duplicates">{t('duplicates.title')}</DeskLink>
        <DeskLink href="/coordinator/imports">{t('imports.title')}</DeskLink>
      </DeskHead>
      <Filters asked={asked} choices={choices} />
      <FindForm answered={answered} />
      <p className="mt-4 mb-2 text-sm text-soft">{t('count', { count: list.count })}</p>
      {list.count === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <HouseholdTable
          caption={t('title')}
          rows={list.rows}
          sorted={{ sort: list.sort, descending: list.descending, href: (sort) => to({ sort }) }}
        />
      )}
      <Pagination page={page} pages={Math.ceil(list.count / list.pageSize)} href={(at) => to({ page: at })} />
    </>
  )
}

function addressOf(asked: Partial<AskedRegistry> & { page?: number }): string {
  const kept = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  const query = new URLSearchParams(kept).toString()
  return query ? `/coordinator/registry?${query}` : '/coordinator/registry'
}
