import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { inLocale } from '#domain/locale.ts'
import type { FundRow } from '#server/aid/read-funds.ts'
import { Badge } from '../../components/card.tsx'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const list = await refusing(context, context.shop.aid.funds(viewer, asked))
  return data({ asked, list, formId: newId(), year: new Date().getUTCFullYear() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return answerEvidenceForm(request, context, '/coordinator/funds', ({ intent, text, yuan, whole }) => {
    if (intent !== 'fund') return null
    const fund = {
      ...{ id: text('id'), code: text('code'), districtCode: text('districtCode') },
      ...{ nameZh: text('nameZh'), nameEn: text('nameEn'), sourceZh: text('sourceZh'), sourceEn: text('sourceEn') },
      ...{ year: whole('year') ?? 0, amountFen: yuan('amount') },
    }
    return async () => {
      await context.shop.aid.setUp(viewer, fund)
      return { done: 'aid.done.fund', page: `/coordinator/funds/${fund.id}` }
    }
  })
}

/** Funds with what became of their money. */
export default function Funds() {
  const { asked, list, formId, year } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('aid')
  const locale = useLocale()
  const columns = useColumns(list.rows)
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <DeskList
        path="/coordinator/funds"
        asked={asked}
        list={{ ...list, count: list.rows.length, pageSize: list.rows.length }}
        caption={t('caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
      <div className="mt-6 max-w-[52rem]">
        <EvidenceForm
          intent="fund"
          title={t('newFund.title')}
          lead={t('newFund.lead')}
          act={t('newFund.do')}
          answered={answered}
        >
          {(field) => (
            <>
              <input type="hidden" name="id" value={answered?.typed.fields.id ?? formId} />
              <TextField {...field('code')} label={t('newFund.code')} maxLength={40} required />
              <SelectField {...field('districtCode')} label={t('newFund.districtCode')}>
                {list.districts.map(({ code, nameZh, nameEn }) => (
                  <option key={code} value={code}>
                    {inLocale(locale, nameZh, nameEn)}
                  </option>
                ))}
              </SelectField>
              <TextField {...field('nameZh')} label={t('newFund.nameZh')} maxLength={80} required />
              <TextField {...field('nameEn')} label={t('newFund.nameEn')} maxLength={120} />
              <TextField {...field('sourceZh')} label={t('newFund.sourceZh')} maxLength={120} required />
              <TextField {...field('sourceEn')} label={t('newFund.sourceEn')} maxLength={160} />
              <TextField {...field('year', String(year))} label={t('newFund.year')} inputMode="numeric" required />
              <TextField {...field('amount')} label={t('newFund.amount')} inputMode="decimal" required />
            </>
          )}
        </EvidenceForm>
      </div>
    </>
  )
}

const sums = ['amount', 'granted', 'advanced', 'repaid', 'promised', 'left'] as const

function useColumns(rows: readonly FundRow[]): DeskColumn<FundRow>[] {
  const t = useTranslations('aid')
  const locale = useLocale()
  const sum = (name: (typeof sums)[number] | 'waiting') =>
    rows.reduce((all, row) => all + (row.state === 'approved' ? row[`${name}Fen`] : 0n), 0n)
  return [
    {
      key: 'fund',
      title: t('columns.fund'),
      sort: 'code',
      foot: (
        <>
          {t('sum')} <span className="block font-normal text-soft">{t('sumNote')}</span>
        </>
      ),
      cell: (row) => (
        <a href={`/coordinator/funds/${row.id}`} className="link block min-w-44">
          {inLocale(locale, row.nameZh, row.nameEn)}
          <span className="block text-soft">
            <span className="tabular">{row.code}</span> · {inLocale(locale, row.sourceZh, row.sourceEn)}
          </span>
          {row.state === 'approved' ? null : <Badge tone="warn">{t(`fundStates.${row.state}`)}</Badge>}
        </a>
      ),
    },
    {
      key: 'waiting',
      title: t('columns.waiting'),
      sort: 'waiting',
      numeric: true,
      foot: <Yuan fen={sum('waiting')} />,
      cell: (row) => (
        <>
          {row.waiting > 0 ? <Badge tone="warn">{t('count', { count: row.waiting })}</Badge> : null}{' '}
          <Yuan fen={row.waitingFen} />
        </>
      ),
    },
    {
      key: 'district',
      title: t('columns.district'),
      sort: 'district',
      foot: '',
      cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.districtZh, row.districtEn)}</span>,
    },
    { key: 'year', title: t('columns.year'), sort: 'year', numeric: true, foot: '', cell: (row) => row.year },
    ...sums.map((name) => ({
      key: name,
      title: t(`columns.${name}`),
      sort: name === 'promised' ? undefined : name,
      numeric: true,
      foot: <Yuan fen={sum(name)} />,
      cell: (row: FundRow) => <Yuan fen={row[`${name}Fen`]} />,
    })),
  ]
}
