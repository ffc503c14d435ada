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
import { readCatalogForm, writtenValues } from '../../http/read-catalog-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

/** Begins as a copy of the good's last pack, without its price. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const family = await refusing(context, context.shop.merchandising.family(viewer, params.id ?? ''))
  const { nameZh, nameEn } = family.values
  const like = family.packs.at(-1)?.values ?? { nameZh: nameZh ?? '', nameEn: nameEn ?? '', shipsNow: true }
  const typed = writtenValues('product', { ...like, priceFen: null, floorPriceFen: null, withdrawn: false })
  return data({
    family,
    typed: { parcelWeightG: '1000', unitsMilli: '1000', ...typed, position: String(family.packs.length) },
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const { values, typed, errors } = readCatalogForm(form, 'product', { locale: context.locale, made: true })
  const [slug, batchId] = [String(form.get('slug') ?? '').trim(), String(form.get('batchId') ?? '')]
  const of = params.id ?? ''
  return answerForm(context, {
    typed: { ...typed, slug, batchId },
    errors,
    work: async () => {
      const addition = { subject: 'product' as const, of, slug, batchId: batchId || null, values }
      return `/admin/families/${of}/packs/${await context.shop.merchandising.add(viewer, addition)}`
    },
    page: `/admin/families/${of}`,
    done: 'admin.done.made',
  })
}

/** A new pack of a good, with an empty shelf. */
export default function NewPack() {
  const { family, typed: begun } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin')
  const locale = useLocale()
  const typed: Record<string, string> = answered?.typed ?? begun
  const errors = answered?.errors ?? {}
  return (
    <div className="max-w-[52rem]">
      <BackTo href={`/admin/families/${family.id}`}>
        {inLocale(locale, String(family.values.nameZh), String(family.values.nameEn))}
      </BackTo>
      <DeskHead title={t('family.newPack')} lead={t('family.newPackLead')} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <form method="post">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SlugField typed={typed.slug} error={errors.slug} />
          {family.batches.length > 0 ? (
            <SelectField
              name="batchId"
              label={t('goods.batch')}
              hint={t('family.batchHint')}
              defaultValue={typed.batchId}
              errors={errors.batchId}
            >
              <option value="">{t('family.noBatch')}</option>
              {family.batches.map(({ id, code }) => (
                <option key={id} value={id}>
                  {code}
                </option>
              ))}
            </SelectField>
          ) : null}
        </div>
        <CatalogFields subject="product" typed={typed} errors={errors} made />
        <Button>{t('family.make')}</Button>
      </form>
    </div>
  )
}
