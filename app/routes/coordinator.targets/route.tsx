import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { DistrictTarget } from '#server/reports/read-targets.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { percent, Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { YearLinks } from '../coordinator/year-links.tsx'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const year = new URL(request.url).searchParams.get('year')
  return data(await refusing(context, context.shop.reports.targets(viewer, { year })))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { district: text('district'), year: text('year'), yuan: text('yuan'), source: text('source') }
  return answerForm(context, {
    typed,
    work: () => context.shop.reports.setTarget(viewer, typed),
    page: `/coordinator/targets?year=${encodeURIComponent(typed.year)}`,
    done: 'reports.targets.done',
  })
}

/** What districts set out to sell in a year, what they sold, and what is missing. */
export default function Targets() {
  const { year, districts } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('reports')
  const locale = useLocale()
  const field = fieldsOf(answered)
  const columns: DeskColumn<DistrictTarget>[] = [
    {
      key: 'district',
      title: t('levelNames.district'),
      cell: (row) => (
        <>
          <a href={`/coordinator?place=${row.code}&period=year`} className="link text-sm">
            {inLocale(locale, row.nameZh, row.nameEn)}
          </a>
          <span className="block text-soft">{inLocale(locale, row.cityZh, row.cityEn)}</span>
        </>
      ),
    },
    {
      key: 'target',
      title: t('targets.target'),
      unit: t('yuan'),
      numeric: true,
      cell: (row) => <Yuan fen={row.targetFen} />,
    },
    {
      key: 'sold',
      title: t('targets.sold'),
      unit: t('yuan'),
      numeric: true,
      cell: (row) => <Yuan fen={row.soldFen} />,
    },
    {
      key: 'gap',
      title: t('targets.gap'),
      unit: t('yuan'),
      numeric: true,
      cell: (row) => (
        <Yuan fen={row.targetFen === null ? null : row.targetFen > row.soldFen ? row.targetFen - row.soldFen : 0n} />
      ),
    },
    {
      key: 'reached',
      title: t('targets.reached'),
      numeric: true,
      cell: (row) => (row.targetFen === null ? '–' : percent(Number((row.soldFen * 10_000n) / row.targetFen))),
    },
    {
      key: 'source',
      title: t('targets.source'),
      cell: (row) => <span className="inline-block min-w-48">{row.source}</span>,
    },
  ]
  return (
    <>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-2xl">{t('targets.title', { year: String(year) })}</h1>
        <YearLinks path="/coordinator/targets" year={year} />
        <p className="w-full text-sm text-soft">{t('targets.lead')}</p>
      </header>
      <DeskTable
        caption={t('targets.title', { year: String(year) })}
        columns={columns}
        rows={districts}
        rowKey={(row) => row.code}
      />
      <div className="mt-6 max-w-xl">
        <Fold title={t('targets.set')} open={Boolean(answered)}>
          {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
          <form method="post">
            <SelectField {...field('district')} label={t('levelNames.district')}>
              {districts.map((row) => (
                <option key={row.code} value={row.code}>
                  {inLocale(locale, row.nameZh, row.nameEn)}
                </option>
              ))}
            </SelectField>
            <TextField {...field('year', String(year))} label={t('year')} inputMode="numeric" />
            <TextField
              {...field('yuan')}
              label={t('targets.target')}
              hint={t('targets.targetHint')}
              inputMode="decimal"
            />
            <TextField {...field('source')} label={t('targets.source')} hint={t('targets.sourceHint')} />
            <Button>{t('targets.set')}</Button>
          </form>
        </Fold>
      </div>
    </>
  )
}
