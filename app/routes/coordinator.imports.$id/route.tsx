import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ImportPage } from '#server/imports/read-imports.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Planned } from './planned.tsx'
import { Problems } from './problems.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const file = await refusing(context, context.shop.imports.read(viewer, params.id ?? ''))
  return data({ file, own: file.uploadedBy === `user:${viewer.userId}` })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const undo = (await request.formData()).get('intent') === 'undo'
  const { imports } = context.shop
  return answerForm(context, {
    typed: null,
    work: () => (undo ? imports.undo(viewer, id) : imports.apply(viewer, id)),
    page: `/coordinator/imports/${id}`,
    done: undo ? 'registry.done.undone' : 'registry.done.applied',
  }).catch((error: unknown) => {
    const { message, status } = toRefusal(error, context.locale)
    return data({ typed: null, errors: { form: message } }, { status })
  })
}

/** What a sheet would change, or has changed. */
export default function Import() {
  const { file, own } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry.imports')
  const format = useFormatter()
  const { counts, state, kind } = file
  const errors = answered?.errors ? Object.values(answered.errors).join(' ') : null
  return (
    <div className="max-w-[60rem]">
      <BackTo href="/coordinator/imports">{t('title')}</BackTo>
      <DeskHead title={`${t(`kinds.${kind}`)} · ${file.fileName}`} lead={t('counts', { ...counts })}>
        <Badge>{t(`states.${state}`)}</Badge>
      </DeskHead>
      {errors ? <Notice tone="bad">{errors}</Notice> : null}
      {state === 'checked' ? <Notice>{t('nothingYet')}</Notice> : null}
      {file.appliedAt ? (
        <p className="text-sm text-soft">
          {t('applied', { person: file.applier ?? '', at: format.dateTime(file.appliedAt, 'moment') })}
        </p>
      ) : null}
      {file.kept.length > 0 ? (
        <Notice tone="warn">{t('kept', { codes: format.list(file.kept, 'names') })}</Notice>
      ) : null}
      {file.problems.length > 0 ? <Problems kind={kind} problems={file.problems} /> : null}
      {file.changes.length === 0 && file.problems.length === 0 ? <EmptyState title={t('nothing')} /> : null}
      {file.changes.length > 0 ? <Planned kind={kind} changes={file.changes} /> : null}
      <Decide file={file} own={own} />
    </div>
  )
}

function Decide({ file, own }: { file: Pick<ImportPage, 'state' | 'kind' | 'counts'>; own: boolean }) {
  const t = useTranslations('registry.imports')
  const { state, kind, counts } = file
  const count = counts.fresh + counts.changed
  const decided = kind === 'households' || kind === 'surveys'
  if (state === 'undone' || counts.wrong > 0 || count === 0) return null
  if (state === 'checked' && decided && own) return <Notice>{t('own')}</Notice>
  return (
    <form method="post" className="mt-6">
      {state === 'checked' ? (
        <Button name="intent" value="apply">
          {decided ? t('apply', { count }) : t('propose', { count })}
        </Button>
      ) : (
        <Button name="intent" value="undo" look="quiet">
          {t('undo')}
        </Button>
      )}
    </form>
  )
}
