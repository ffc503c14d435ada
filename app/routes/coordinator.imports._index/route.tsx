import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { importKinds } from '#domain/registry/sheets.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Field, SelectField } from '../../components/field.tsx'
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
  return data({ imports: await refusing(context, context.shop.imports.list(viewer)) })
}

/** Reads the sheet and shows what it would change. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { form, tooLarge } = await readUpload(request, { files: 1, bytes: FILE_BYTES })
  const kind = String(form.get('kind') ?? '')
  const [file] = filesOf(form, 'file')
  const rule = tooLarge.length > 0 ? 'fileTooLarge' : file ? null : 'required'
  if (rule || !file) return data({ kind, error: ruleWords(rule, context.locale) }, { status: 422 })
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { id, applied } = await context.shop.imports.check(viewer, { kind, fileName: file.name, bytes })
    const headers = applied ? { 'Set-Cookie': flash('registry.done.known') } : undefined
    return redirectDocument(`/coordinator/imports/${id}`, { status: 303, headers })
  } catch (error) {
    const { errors, status } = fieldErrors(error, context.locale)
    return data({ kind, error: Object.values(errors).join(' ') }, { status })
  }
}

const tones = { checked: 'warn', applied: 'good', undone: 'plain' } as const

/** Many at once: a sheet is read, shown, applied by somebody else, and can be taken back. */
export default function Imports() {
  const { imports } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry.imports')
  const format = useFormatter()
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
                  <a href={`/coordinator/imports/${row.id}`} className="link">
                    {row.fileName} <span className="text-soft">{t(`kinds.${row.kind}`)}</span>
                  </a>
                ),
              },
              {
                key: 'state',
                title: t('state'),
                cell: (row) => <Badge tone={tones[row.state]}>{t(`states.${row.state}`)}</Badge>,
              },
              ...(['rows', 'fresh', 'changed', 'same', 'wrong'] as const).map((name) => ({
                key: name,
                title: t(name),
                numeric: true,
                cell: (row: (typeof imports)[number]) => row.counts[name],
              })),
              { key: 'by', title: t('by'), cell: (row) => row.uploader ?? '' },
              { key: 'at', title: t('at'), cell: (row) => format.dateTime(row.uploadedAt, 'moment') },
            ]}
          />
        )}
      </Part>
    </>
  )
}
