import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Field } from '../../components/field.tsx'
import { fieldErrors, ruleWords } from '../../http/answer-form.ts'
import { flash } from '../../http/flash.ts'
import { filesOf, readUpload } from '../../http/read-upload.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink, Part } from '../admin/desk-head.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const FILE_BYTES = 4 * 1024 * 1024

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ imports: await refusing(context, context.shop.merchandising.imports(viewer)) })
}

/** Reads the file and shows what it would change. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { form, tooLarge } = await readUpload(request, { files: 1, bytes: FILE_BYTES })
  const [file] = filesOf(form, 'file')
  const rule = tooLarge.length > 0 ? 'fileTooLarge' : file ? null : 'required'
  if (rule || !file) return data({ error: ruleWords(rule, context.locale) }, { status: 422 })
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { id, applied } = await context.shop.merchandising.checkImport(viewer, { fileName: file.name, bytes })
    const headers = applied ? { 'Set-Cookie': flash('admin.done.known') } : undefined
    return redirectDocument(`/admin/imports/${id}`, { status: 303, headers })
  } catch (error) {
    const { errors, status } = fieldErrors(error, context.locale)
    return data({ error: Object.values(errors).join(' ') }, { status })
  }
}

const tones = { checked: 'plain', applied: 'good', undone: 'warn' } as const

/** Many goods at once: a spreadsheet is read, shown, applied, and can be taken back. */
export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.imports')
  const format = useFormatter()
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
        <Field label={t('file')} hint={t('fileHint')} errors={answered?.error ? [answered.error] : undefined}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              name="file"
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              className="control"
              required
            />
          )}
        </Field>
        <Button>{t('check')}</Button>
      </form>
      <Part title={t('earlier')}>
        {imports.length === 0 ? (
          <p className="text-soft">{t('none')}</p>
        ) : (
          <DataTable
            caption={t('earlier')}
            rows={imports}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'file',
                title: t('name'),
                cell: (row) => (
                  <a href={`/admin/imports/${row.id}`} className="link">
                    {row.fileName}
                  </a>
                ),
              },
              {
                key: 'state',
                title: t('state'),
                cell: (row) => <Badge tone={tones[row.state]}>{t(`states.${row.state}`)}</Badge>,
              },
              { key: 'changes', title: t('changes'), numeric: true, cell: (row) => row.changes },
              { key: 'problems', title: t('problems'), numeric: true, cell: (row) => row.problems },
              { key: 'by', title: t('by'), cell: (row) => row.uploader ?? '' },
              {
                key: 'at',
                title: t('at'),
                cell: (row) => format.dateTime(row.uploadedAt, { dateStyle: 'medium', timeStyle: 'short' }),
              },
            ]}
          />
        )}
      </Part>
    </>
  )
}
