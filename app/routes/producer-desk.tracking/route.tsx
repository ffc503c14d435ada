import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { filesOf, readUpload } from '../../http/read-upload.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { Problems } from './problems.tsx'

export const headers = privately
export const meta = titled<typeof loader>

/** A thousand rows are far smaller. */
const limits = { files: 1, bytes: 1024 * 1024 }

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireFarmHand(request, context)
  return { title: translate(context.locale)('fulfilment.tracking.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { form, tooLarge } = await readUpload(request, limits)
  const [file] = filesOf(form, 'file')
  if (tooLarge.length > 0) return data({ error: 'fulfilment.rules.many', outcome: null }, { status: 422 })
  if (!file) return data({ error: 'fulfilment.invalid.file', outcome: null }, { status: 422 })
  const outcome = await context.shop.parcels.importTracking(userId, new Uint8Array(await file.arrayBuffer()))
  return data({ error: null, outcome }, { status: outcome.problems.length > 0 ? 422 : 200 })
}

export default function TrackingNumbers() {
  const t = useTranslations('fulfilment.tracking')
  const { title } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const outcome = answered?.outcome
  return (
    <div className="mx-auto max-w-[44rem]">
      <PageTitle lead={t('lead')}>{title}</PageTitle>
      {outcome ? (
        <div role="status">
          <Notice tone={outcome.sent > 0 ? 'good' : 'info'}>{t('sent', { count: outcome.sent })}</Notice>
        </div>
      ) : null}
      {outcome && outcome.problems.length > 0 ? <Problems problems={outcome.problems} /> : null}
      <form method="post" encType="multipart/form-data" className="mt-6">
        <TextField
          label={t('file')}
          hint={t('fileHint')}
          name="file"
          type="file"
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          required
          errors={answered?.error}
        />
        <Button>{t('act')}</Button>
      </form>
      <p className="mt-4">
        <a className="link inline-flex min-h-11 items-center" href="/producer-desk/labels.xlsx">
          {t('template')}
        </a>
      </p>
    </div>
  )
}
