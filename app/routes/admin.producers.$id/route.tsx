import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { CatalogFields } from '../../components/catalog-fields.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm, ruleWords } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { readCatalogForm, type Typed, writtenValues } from '../../http/read-catalog-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { FreightForm } from './freight-form.tsx'
import { readFreightForm, typedFreight, writtenFreight } from './read-freight-form.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { merchandising, freight } = context.shop
  const id = params.id ?? ''
  const [producer, sends] = await refusing(
    context,
    Promise.all([merchandising.producer(viewer, id), freight.read(viewer, id)]),
  )
  const rules = [false, true].map((coldChain) =>
    writtenFreight(
      coldChain,
      sends.rules.find((rule) => rule.coldChain === coldChain),
    ),
  )
  return data({ producer, rules, typed: writtenValues('producer', producer.values) })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const id = params.id ?? ''
  const page = `/admin/producers/${id}`
  if (form.get('intent') === 'freight') {
    const typed = typedFreight(form)
    const read = readFreightForm(typed)
    const wrong = 'rule' in read ? { [read.field]: ruleWords(read.rule, context.locale) ?? read.rule } : {}
    const answer = await answerForm(context, {
      typed: { words: {} as Typed, freight: typed },
      errors: wrong,
      work: async () => {
        if (!('rule' in read)) await context.shop.freight.save(viewer, { producerId: id, ...read })
      },
      page: `${page}#freight`,
      done: 'admin.done.saved',
    })
    return answer
  }
  const { values, typed, errors } = readCatalogForm(form, 'producer', { locale: context.locale })
  return answerForm(context, {
    typed: { words: typed, freight: null },
    errors,
    work: () => context.shop.merchandising.save(viewer, { subject: 'producer', id, values }),
    page,
    done: 'admin.done.saved',
  })
}

/** One producer: what is shown of it, and its freight rules. */
export default function Producer() {
  const { producer, rules, typed } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.producers')
  const locale = useLocale()
  const errors: Record<string, string> = answered?.errors ?? {}
  const freight = answered?.typed.freight ?? null
  return (
    <div className="max-w-[56rem]">
      <BackTo href="/admin/producers">{t('title')}</BackTo>
      <DeskHead title={inLocale(locale, String(producer.values.nameZh), String(producer.values.nameEn))} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <form method="post">
        <CatalogFields
          subject="producer"
          typed={answered && !freight ? answered.typed.words : typed}
          errors={freight ? {} : errors}
        />
        <Button name="intent" value="save">
          {t('save')}
        </Button>
      </form>
      <Part title={t('freight')} lead={t('freightLead')} id="freight">
        {rules.map((rule) => {
          const own = freight?.coldChain === rule.coldChain
          return <FreightForm key={String(rule.coldChain)} rule={own ? freight : rule} errors={own ? errors : {}} />
        })}
      </Part>
    </div>
  )
}
