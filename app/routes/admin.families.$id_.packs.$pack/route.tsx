import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { Button } from '../../components/button.tsx'
import { CatalogFields } from '../../components/catalog-fields.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm, type FieldErrors, ruleWords } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { readCatalogForm, type Typed, writtenValues } from '../../http/read-catalog-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead, DeskLink, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const family = await refusing(context, context.shop.merchandising.family(viewer, params.id ?? ''))
  const pack = family.packs.find(({ id }) => id === params.pack)
  if (!pack) throw data({ code: 'NotFound' }, { status: 404 })
  const batch = family.batches.find(({ id }) => id === pack.batchId) ?? null
  return data({ family, pack, batch, typed: writtenValues('product', pack.values) })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const [familyId, productId] = [params.id ?? '', params.pack ?? '']
  const page = `/admin/families/${familyId}/packs/${productId}`
  if (form.get('intent') === 'stock') return answerStock(context, viewer, { form, productId, page })
  const { values, typed, errors } = readCatalogForm(form, 'product', { locale: context.locale })
  return answerForm(context, {
    typed,
    errors,
    work: () => context.shop.merchandising.save(viewer, { subject: 'product', id: productId, values }),
    page,
    done: 'admin.done.saved',
  })
}

function answerStock(
  context: AppLoadContext,
  viewer: Viewer,
  { form, productId, page }: { form: FormData; productId: string; page: string },
) {
  const units = String(form.get('units') ?? '')
    .normalize('NFKC')
    .trim()
  const wrong = /^[+-]?\d{1,7}$/.test(units) ? null : ruleWords('whole', context.locale)
  const typed: Typed = { units }
  const errors: FieldErrors = wrong ? { units: wrong } : {}
  return answerForm(context, {
    typed,
    errors,
    work: () => context.shop.merchandising.addStock(viewer, { productId, units: Number(units) }),
    page,
    done: 'admin.done.stock',
  })
}

/** One pack of a good: what it costs, what it weighs, when it is sold; its shelf. */
export default function Pack() {
  const { family, pack, batch, typed } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.pack')
  const goods = useTranslations('admin.goods')
  const locale = useLocale()
  const errors: FieldErrors = answered?.errors ?? {}
  const stocking = answered && 'units' in answered.typed
  const said = (zh: string, en: string) => inLocale(locale, String(family.values[zh]), String(family.values[en]))
  return (
    <div className="max-w-[52rem]">
      <BackTo href={`/admin/families/${family.id}`}>{said('nameZh', 'nameEn')}</BackTo>
      <DeskHead title={inLocale(locale, String(pack.values.specZh), String(pack.values.specEn))} lead={pack.slug}>
        <DeskLink href={`/products/${pack.slug}`}>{t('inShop')}</DeskLink>
      </DeskHead>
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <Part title={t('stock')} lead={batch ? t('stockOfBatch') : undefined}>
        <Facts>
          <Fact name={goods('free')}>{pack.free}</Fact>
          <Fact name={goods('held')}>{pack.held}</Fact>
          <Fact name={goods('sold')}>{pack.sold}</Fact>
          {batch ? (
            <Fact name={goods('batch')}>
              <a href={`/coordinator/batches/${batch.id}`} className="link">
                {batch.code}
              </a>
            </Fact>
          ) : null}
        </Facts>
        <form method="post" className="mt-4 grid items-end gap-x-3 sm:grid-cols-[12rem_auto]">
          <TextField
            name="units"
            label={t('units')}
            hint={t('unitsHint')}
            inputMode="numeric"
            defaultValue={stocking ? answered.typed.units : ''}
            errors={errors.units}
            required
          />
          <div className="mb-5">
            <Button look="quiet" name="intent" value="stock">
              {t('add')}
            </Button>
          </div>
        </form>
      </Part>
      <Part title={t('facts')}>
        <form method="post">
          <CatalogFields subject="product" typed={answered && !stocking ? answered.typed : typed} errors={errors} />
          <Button name="intent" value="save">
            {t('save')}
          </Button>
        </form>
      </Part>
    </div>
  )
}
