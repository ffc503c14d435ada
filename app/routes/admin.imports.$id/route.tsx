import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { FieldChanges } from '../../components/field-changes.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Problems } from './problems.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

/** Changes that one page shows; the rest is counted. */
const SHOWN = 200

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { rows, ...file } = await refusing(context, context.shop.merchandising.import(viewer, params.id ?? ''))
  return data({
    file: { ...file, changes: file.changes.slice(0, SHOWN), problems: file.problems.slice(0, SHOWN) },
    counts: { rows: rows.length, changes: file.changes.length, problems: file.problems.length },
    kept: file.changes.filter(({ kept }) => kept && kept.length > 0).length,
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const undo = (await request.formData()).get('intent') === 'undo'
  const { merchandising } = context.shop
  return answerForm(context, {
    typed: null,
    work: () => (undo ? merchandising.undoImport(viewer, id) : merchandising.applyImport(viewer, id)),
    page: `/admin/imports/${id}`,
    done: undo ? 'admin.done.undone' : 'admin.done.applied',
  })
}

/** What a file would change, or has changed. */
export default function Import() {
  const { file, counts, kept } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.imports')
  return (
    <>
      <BackTo href="/admin/imports">{t('title')}</BackTo>
      <DeskHead title={file.fileName} lead={t('counts', counts)}>
        <Badge>{t(`states.${file.state}`)}</Badge>
      </DeskHead>
      {answered?.errors ? <Notice tone="bad">{Object.values(answered.errors).join(' ')}</Notice> : null}
      {file.state === 'checked' ? <Notice>{t('nothingYet')}</Notice> : null}
      {kept > 0 ? <Notice tone="warn">{t('kept', { count: kept })}</Notice> : null}
      {file.problems.length > 0 ? <Problems problems={file.problems} /> : null}
      {file.changes.length === 0 && file.problems.length === 0 ? (
        <EmptyState title={t('same')}>{t('sameText')}</EmptyState>
      ) : null}
      {file.changes.length > 0 ? (
        <Part title={t('changes')}>
          <ul className="grid gap-3">
            {file.changes.map((change) => (
              <li key={`${change.subject}:${change.key}`} className="rounded-lg border border-line bg-card p-4">
                <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
                  <span className="font-medium">{change.key}</span>
                  <span className="text-sm text-soft">{t('row', { row: change.row })}</span>
                  {Object.keys(change.before).length === 0 ? <Badge tone="accent">{t('isNew')}</Badge> : null}
                </p>
                <FieldChanges {...change} />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {file.state === 'undone' || counts.problems > 0 || counts.changes === 0 ? null : (
        <form method="post" className="mt-6">
          {file.state === 'checked' ? (
            <Button name="intent" value="apply">
              {t('apply', { count: counts.changes })}
            </Button>
          ) : (
            <Button name="intent" value="undo" look="quiet">
              {t('undo')}
            </Button>
          )}
        </form>
      )}
    </>
  )
}
