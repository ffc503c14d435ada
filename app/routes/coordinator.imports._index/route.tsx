import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { importKinds } from '#domain/registry/sheets.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
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
  return data({ imports: await refusing(context, context.shop.imports.list(viewer)) })
}

/** Reads the sheet and shows what it would change. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const check = (sheet: Sheet) => context.shop.imports.check(viewer, sheet)
  return answerSheet(request, context, { check, page: '/coordinator/imports', known: 'registry.done.known' })
}

/** Many at once: a sheet is read, shown, applied by somebody else, and can be taken back. */
export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry.imports')
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-2">
        <form method="post" encType="multipart/form-data" className="max-w-[36rem]">
          <SelectField name="kind" label={t('kind')} defaultValue={answered?.kind}>
            {importKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <SheetField label={t('file')} hint={t('fileHint')} error={answered?.error} />
          <Button>{t('check')}</Button>
        </form>
        <section aria-labelledby="templates" className="rounded-lg border border-line bg-card p-4">
          <h2 id="templates" className="text-base">
            {t('templates')}
          </h2>
          <p className="flex flex-wrap gap-x-4">
            {importKinds.map((kind) => (
              <DeskLink key={kind} href={`/coordinator/imports/${kind}.xlsx`} download>
                {t('template', { kind: t(`kinds.${kind}`) })}
              </DeskLink>
            ))}
          </p>
          <p className="text-sm text-soft">{t('second')}</p>
        </section>
      </div>
      <EarlierImports
        area="registry.imports"
        path="/coordinator/imports"
        imports={imports}
        note={({ kind }) => t(`kinds.${kind}`)}
        counts={(['rows', 'fresh', 'changed', 'same', 'wrong'] as const).map((name) => ({
          key: name,
          title: t(name),
          numeric: true,
          cell: ({ counts }: (typeof imports)[number]) => counts[name],
        }))}
      />
    </>
  )
}
