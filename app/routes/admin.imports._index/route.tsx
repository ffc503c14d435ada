import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { answerSheet, type Sheet } from '../../http/answer-sheet.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { EarlierImports } from '../admin/earlier-imports.tsx'
import { SheetField } from '../admin/sheet-field.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ imports: await refusing(context, context.shop.merchandising.imports(viewer)) })
}

/** Reads the file and shows what it would change. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const check = (sheet: Sheet) => context.shop.merchandising.checkImport(viewer, sheet)
  return answerSheet(request, context, { check, page: '/admin/imports', known: 'admin.done.known' })
}

/** Many goods at once: a spreadsheet is read, shown, applied, and can be taken back. */
export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.imports')
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <DeskLink href="/admin/imports/sheet.xlsx?empty=1" download>
          {t('template')}
        </DeskLink>
        <DeskLink href="/admin/imports/sheet.xlsx" download>
          {t('current')}
        </DeskLink>
      </DeskHead>
      <form method="post" encType="multipart/form-data" className="max-w-[36rem]">
        <SheetField label={t('file')} hint={t('fileHint')} error={answered?.error} />
        <Button>{t('check')}</Button>
      </form>
      <EarlierImports
        area="admin.imports"
        path="/admin/imports"
        imports={imports}
        counts={(['changes', 'problems'] as const).map((name) => ({
          key: name,
          title: t(name),
          numeric: true,
          cell: (row: (typeof imports)[number]) => row[name],
        }))}
      />
    </>
  )
}
