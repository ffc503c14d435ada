import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { CatalogFields } from '../../components/catalog-fields.tsx'
import { SelectField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { SlugField } from '../../components/slug-field.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { readCatalogForm } from '../../http/read-catalog-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { merchandising } = context.shop
  const work = Promise.all([merchandising.producers(viewer), merchandising.categories(viewer)])
  const [producers, categories] = await refusing(context, work)
  return data({ producers, categories })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const { values, typed, errors } = readCatalogForm(form, 'family', { locale: context.locale })
  const [slug, of] = [String(form.get('slug') ?? '').trim(), String(form.get('producer') ?? '')]
  return answerForm(context, {
    typed: { ...typed, slug, producer: of },
    errors,
    work: async () => {
      const addition = { subject: 'family' as const, of, slug, batchId: null, values }
      return `/admin/families/${await context.shop.merchandising.add(viewer, addition)}`
    },
    page: '/admin',
    done: 'admin.done.made',
  })
}

const begin = { leadDays: '2', transitDays: '2' }

/** A new good of a producer. Its packs follow on its page. */
export default function NewFamily() {
  const { producers, categories } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin')
  const locale = useLocale()
  const typed: Record<string, string> = answered?.typed ?? begin
  const errors = answered?.errors ?? {}
  return (
    <div className="max-w-[52rem]">
      <BackTo href="/admin">{t('family.back')}</BackTo>
      <DeskHead title={t('family.new')} lead={t('family.newLead')} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <form method="post">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            name="producer"
            label={t('goods.producer')}
            defaultValue={typed.producer}
            errors={errors.producer}
          >
            {producers.map(({ id, nameZh, nameEn }) => (
              <option key={id} value={id}>
                {inLocale(locale, nameZh, nameEn)}
              </option>
            ))}
          </SelectField>
          <SlugField typed={typed.slug} error={errors.slug} />
        </div>
        <CatalogFields subject="family" typed={typed} errors={errors} categories={categories} />
        <Button>{t('family.make')}</Button>
      </form>
    </div>
  )
}
