import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { CatalogFields } from '../../components/catalog-fields.tsx'
import { Notice } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { writtenValues } from '../../http/read-catalog-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { ClaimWarning } from '../admin/claim-warning.tsx'
import { BackTo, DeskHead, DeskLink, Part } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerFamily } from './answer-family.server.ts'
import { Packs } from './packs.tsx'
import { Pictures } from './pictures.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { merchandising } = context.shop
  const [family, categories] = await refusing(
    context,
    Promise.all([merchandising.family(viewer, params.id ?? ''), merchandising.categories(viewer)]),
  )
  return data({ family, categories, typed: writtenValues('family', family.values) })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return answerFamily(request, context, viewer, params.id ?? '')
}

/** One good: its words, its packs, its pictures. */
export default function Family() {
  const { family, categories, typed } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.family')
  const locale = useLocale()
  const errors: Record<string, string> = answered?.errors ?? {}
  const pictureError = answered?.typed.intent === 'describe' ? Object.values(errors)[0] : undefined
  const name = inLocale(locale, String(family.values.nameZh), String(family.values.nameEn))
  return (
    <div className="max-w-[52rem]">
      <BackTo href="/admin">{t('back')}</BackTo>
      <DeskHead title={name} lead={inLocale(locale, family.producer.zh, family.producer.en)} />
      <ClaimWarning claims={family.claims} />
      {errors.form || pictureError ? <Notice tone="bad">{errors.form ?? pictureError}</Notice> : null}
      <Packs packs={family.packs} familyId={family.id} />
      <Part title={t('words')}>
        <form method="post">
          <CatalogFields
            subject="family"
            typed={answered?.typed.intent === 'save' ? answered.typed : typed}
            errors={answered?.typed.intent === 'save' ? errors : {}}
            categories={categories}
          />
          <Button name="intent" value="save">
            {t('save')}
          </Button>
        </form>
      </Part>
      <Pictures
        pictures={family.pictures}
        name={name}
        typed={answered?.typed.intent === 'add' ? answered.typed : {}}
        errors={answered?.typed.intent === 'add' ? errors : {}}
      />
      <p className="mt-6">
        <DeskLink href={`/admin/changes`}>{t('proposals')}</DeskLink>
      </p>
    </div>
  )
}
