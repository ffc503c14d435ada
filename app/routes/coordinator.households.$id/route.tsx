import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BaselineBars } from '../coordinator/baseline-bars.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'
import { PeriodForm } from '../coordinator/period-form.tsx'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { RowTable } from '../coordinator/row-table.tsx'
import { PlaceTrail } from '../coordinator/trail.tsx'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { HouseholdAidPart } from './household-aid.tsx'
import { HouseholdFacts } from './household-facts.tsx'
import { HouseholdIncome } from './household-income.tsx'
import { HouseholdPeriodsPart } from './household-periods.tsx'
import { IdentityBox } from './identity-box.tsx'
import { ReadsBox } from './reads-box.tsx'
import { RegistrationBox } from './registration-box.tsx'

export const handle = { messages: ['periods', 'aid', 'privacy', 'registered'] } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const asked = { ...readAsked(request.url), place: null, household: null }
  const { aid, households, periodIncome, registry } = context.shop
  const household = await refusing(context, households.household(viewer, id, asked))
  const work = Promise.all([
    households.rows(viewer, { ...asked, household: id }),
    households.sessions(viewer),
    households.reads(viewer, { household: id, size: 5 }),
    periodIncome.ofHousehold(viewer, id),
    aid.ofHousehold(viewer, id),
    registry.registration(viewer, id),
  ])
  const [report, sessions, reads, periods, help, registration] = await refusing(context, work)
  return data({ asked, household, report, sessions, reads, periods, help, registration })
}

/** A purpose was given: the log has a row more, and the page shows the name until it expires. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const form = await request.formData()
  const given = { kind: String(form.get('kind') ?? ''), purpose: String(form.get('purpose') ?? '') }
  try {
    await context.shop.households.reveal(viewer, id, given)
  } catch (error) {
    const refusal = toRefusal(error, context.locale)
    if (refusal.code !== 'PurposeRequired') throw data(refusal, { status: refusal.status })
    return data({ given, error: refusal.message }, { status: 422 })
  }
  context.log.info({ householdId: id, userId: viewer.userId }, 'identity of a household shown')
  return redirectDocument(`/coordinator/households/${id}#identity`, 303)
}

/** A household: what it is, what sales brought it beside what it had, and every attribution. */
export default function Household() {
  const { asked, household, report, sessions, reads, periods, help, registration } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('coordinator')
  const path = `/coordinator/households/${household.id}`
  const { figures, memberCount, baseline } = household
  return (
    <>
      <PlaceTrail place={household.place} asked={asked} here={household.code} />
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl">
          {household.maskedName}{' '}
          <span className="text-base font-normal text-soft">{t('household.title', { code: household.code })}</span>
        </h1>
        <MovingSign />
      </header>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid gap-4">
          <HouseholdFacts household={household} />
          <RegistrationBox registration={registration} />
        </div>
        <div>
          <IdentityBox identity={household.identity} answered={answered} />
          <ReadsBox reads={reads} />
        </div>
      </div>
      <section aria-labelledby="sales" className="mt-8">
        <h2 id="sales" className="mb-2 text-xl">
          {t('household.sales')}
        </h2>
        <PeriodForm path={path} asked={asked} period={household.period} sessions={sessions} withState />
        <div className="mt-3 grid items-start gap-4 xl:grid-cols-2">
          <HouseholdIncome figures={figures} />
          <BaselineBars
            baselineName={t('baseline.baseline', { year: String(baseline.year) })}
            baselineFen={baseline.netPerHeadFen * BigInt(memberCount)}
            netFen={figures.total.netFen}
            members={memberCount}
            households={1}
          />
        </div>
      </section>
      <section aria-labelledby="rows" className="mt-8">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
          <h2 id="rows" className="text-xl">
            {t('household.rows')}
          </h2>
          <ExportLink href={addressOf('/coordinator/rows.csv', { ...asked, household: household.id })} />
        </div>
        {report.count === 0 ? (
          <EmptyState title={t('rows.emptyTitle')}>{t('rows.empty')}</EmptyState>
        ) : (
          <RowTable report={report} href={(sort) => addressOf(path, asked, { sort })} ofHousehold />
        )}
        <Pagination
          page={asked.page}
          pages={Math.ceil(report.count / report.pageSize)}
          href={(page) => addressOf(path, asked, { page })}
        />
      </section>
      <HouseholdPeriodsPart periods={periods} />
      <HouseholdAidPart aid={help} />
    </>
  )
}
