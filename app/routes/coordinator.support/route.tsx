import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { supportKinds } from '#domain/support-kinds.ts'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { useSupportColumns } from './use-support-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const list = await refusing(context, context.shop.aid.support(viewer, asked))
  return data({ asked, list, formId: newId() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return answerEvidenceForm(request, context, '/coordinator/support', ({ intent, text, yuan, whole, evidence }) => {
    const kind = supportKinds.find((one) => one === text('kind'))
    if (intent !== 'support' || !kind) return null
    const support = {
      ...{ id: text('id'), giverCode: text('giverCode'), receiverCode: text('receiverCode'), kind },
      ...{ descriptionZh: text('descriptionZh'), descriptionEn: text('descriptionEn'), givenOn: text('givenOn') },
      ...{ quantity: whole('quantity'), valueFen: yuan('value', 'orNone'), evidence },
    }
    return async () => {
      await context.shop.aid.recordSupport(viewer, support)
      return { done: 'aid.done.support' }
    }
  })
}

/** Help between households: valued, nobody's income. */
export default function Support() {
  const { asked, list, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('aid.support')
  const columns = useSupportColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <DeskList
        path="/coordinator/support"
        {...{ asked, list, columns }}
        caption={t('caption')}
        rowKey={(row) => row.id}
        sum={t('value', { value: formatMoney(list.valueFen) })}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
      <div className="mt-6 max-w-[52rem]">
        <EvidenceForm
          intent="support"
          title={t('new')}
          act={t('do')}
          kinds={['photo', 'receipt', 'training_log', 'other']}
          fileRequired
          answered={answered}
        >
          {(field) => (
            <>
              <input type="hidden" name="id" value={answered?.typed.fields.id ?? formId} />
              <TextField {...field('giverCode')} label={t('giverCode')} maxLength={40} required />
              <TextField {...field('receiverCode')} label={t('receiverCode')} maxLength={40} required />
              <SelectField {...field('kind')} label={t('kind')}>
                {supportKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </SelectField>
              <TextField {...field('givenOn')} label={t('givenOn')} type="date" required />
              <TextField {...field('descriptionZh')} label={t('descriptionZh')} maxLength={200} required />
              <TextField {...field('descriptionEn')} label={t('descriptionEn')} maxLength={300} />
              <TextField {...field('quantity')} label={t('quantity')} hint={t('quantityHint')} inputMode="numeric" />
              <TextField {...field('value')} label={t('valueFen')} hint={t('valueHint')} inputMode="decimal" required />
            </>
          )}
        </EvidenceForm>
      </div>
    </>
  )
}
