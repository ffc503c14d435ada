import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const categories = await refusing(context, context.shop.merchandising.categories(viewer))
  return data({ categories, mayChange: viewer.role === 'admin' })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 80)
  const made = form.get('intent') === 'make'
  const typed = { slug: text('slug'), nameZh: text('nameZh'), nameEn: text('nameEn'), position: text('position'), made }
  return answerForm(context, {
    typed,
    work: () => context.shop.merchandising.saveCategory(viewer, { ...typed, position: Number(typed.position) || 0 }),
    page: '/admin/categories',
    done: 'admin.done.saved',
  })
}

/** The categories of the shop, in the order in which it shows them. */
export default function Categories() {
  const { categories, mayChange } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('admin.categories')
  const errors = Object.values(answered?.errors ?? {})
  const empty = { slug: '', nameZh: '', nameEn: '', position: categories.length, families: 0 }
  const begun = answered?.typed.made ? { ...empty, ...answered.typed } : empty
  return (
    <>
      <DeskHead title={t('title')} lead={mayChange ? t('lead') : t('readOnly')} />
      {errors.length > 0 ? <Notice tone="bad">{errors.join(' ')}</Notice> : null}
      <ul className="grid gap-2">
        {categories.map((category) => (
          <li key={category.slug}>
            <CategoryForm
              category={
                answered && !answered.typed.made && answered.typed.slug === category.slug
                  ? { ...category, ...answered.typed }
                  : category
              }
              mayChange={mayChange}
            />
          </li>
        ))}
      </ul>
      {mayChange ? (
        <section className="mt-8">
          <h2 className="mb-2 text-xl">{t('new')}</h2>
          <CategoryForm category={begun} mayChange made />
        </section>
      ) : null}
    </>
  )
}

type Shown = { slug: string; nameZh: string; nameEn: string; position: number | string; families: number }

function CategoryForm({ category, mayChange, made }: { category: Shown; mayChange: boolean; made?: boolean }) {
  const t = useTranslations('admin.categories')
  const input = (name: 'slug' | 'nameZh' | 'nameEn' | 'position') => (
    <input
      name={name}
      aria-label={t(name)}
      placeholder={t(name)}
      defaultValue={category[name]}
      readOnly={!mayChange || (name === 'slug' && !made)}
      inputMode={name === 'position' ? 'numeric' : undefined}
      maxLength={80}
      className="control"
      required
    />
  )
  return (
    <form
      method="post"
      className="grid items-center gap-2 rounded-lg border border-line bg-card p-3 sm:grid-cols-[1.4fr_1fr_1fr_5rem_auto]"
    >
      {input('slug')}
      {input('nameZh')}
      {input('nameEn')}
      {input('position')}
      <div className="flex items-center gap-3">
        {made ? null : (
          <span className="text-sm whitespace-nowrap text-soft">{t('families', { count: category.families })}</span>
        )}
        {mayChange ? (
          <Button look="quiet" name="intent" value={made ? 'make' : 'save'}>
            {made ? t('make') : t('save')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
