import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Card } from '../../components/card.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { privately } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerForm, answerRefund } from './answer.server.ts'
import { Bill } from './bill.tsx'
import { Ended } from './ended.tsx'
import { schema } from './forms.ts'
import { PayForm } from './pay-form.tsx'
import { PracticeBox } from './practice-box.tsx'
import { pageOf } from './read-page.server.ts'

export const handle = { scripts: false, shell: 'bare' } satisfies RouteHandle
export const headers = privately

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { cashier } = context.shop
  if (!cashier) throw data(null, { status: 404 })
  const session = await cashier.readSession(params.id ?? '')
  if (!session) throw data(null, { status: 404 })
  return { title: translate(context.locale)('cashier.title'), session: pageOf(session, new Date()) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cashier } = context.shop
  if (!cashier) throw data(null, { status: 404 })
  const form = await request.formData()
  const submission = parseForm(form, schema)
  if (submission.status !== 'success') {
    if (form.get('intent') === 'refund') return data(submission.reply(), { status: 422 })
    throw data(null, { status: 400 })
  }
  const { value } = submission
  const asked = { cashier, sessionId: params.id ?? '', context }
  return value.intent === 'refund' ? answerRefund({ value, reply: submission.reply }, asked) : answerForm(value, asked)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
]

export type Session = ReturnType<typeof pageOf>

export default function Cashier() {
  const t = useTranslations('cashier')
  const { session } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { state } = session
  return (
    <Page narrow>
      <div className="mx-auto max-w-[30rem]">
        <h1 className="text-center text-lg text-soft">{t('title')}</h1>
        <Notice tone="warn">{t('practice')}</Notice>
        <Card>
          <Bill session={session} />
          {state === 'open' ? <PayForm session={session} /> : <Ended session={session} state={state} />}
        </Card>
        <PracticeBox session={session} answered={answered} />
      </div>
    </Page>
  )
}
