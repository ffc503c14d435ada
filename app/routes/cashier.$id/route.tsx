import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { z } from 'zod'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { Mark } from '../../components/logo.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { parseForm } from '../../http/parse-form.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Countdown } from './countdown.tsx'
import { MethodIcon } from './method-icon.tsx'
import { PracticeBox } from './practice-box.tsx'

export const handle = { scripts: false, shell: 'bare' } satisfies RouteHandle

const methods = ['wechat_pay', 'alipay', 'card'] as const

const schema = z.object({
  intent: z.enum(['pay', 'twice', 'late', 'fail', 'leave']),
  method: z.enum(methods).default('wechat_pay'),
  reason: z.enum(['insufficient_funds', 'declined', 'limit_exceeded', 'cancelled_in_app']).default('declined'),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const session = await context.shop.cashier.readSession(params.id ?? '')
  if (!session) throw data(null, { status: 404 })
  const { id, amountFen, description, state, method, returnUrl, expiresAt } = session
  const title = translate(context.locale)('cashier.title')
  const over = state === 'open' && expiresAt <= new Date()
  return { title, id, amountFen, description, state: over ? ('over' as const) : state, method, returnUrl, expiresAt }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), schema)
  if (submission.status !== 'success') throw data(null, { status: 400 })
  const { cashier } = context.shop
  const { intent, method, reason } = submission.value
  const sessionId = params.id ?? ''
  const work = {
    pay: () => cashier.pay({ sessionId, method }),
    twice: () => cashier.pay({ sessionId, method, copies: 1 }),
    late: () => cashier.pay({ sessionId, method, late: true }),
    fail: () => cashier.fail(sessionId, reason),
    leave: () => cashier.leave(sessionId),
  }[intent]
  const session = await refusing(context, work())
  // Too late for the ordinary button: the page itself says so.
  if (session.state === 'open') return redirect(`/cashier/${sessionId}`, 303)
  return redirect(session.returnUrl, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? '' },
  { name: 'robots', content: 'noindex' },
]

type Session = ReturnType<typeof useLoaderData<typeof loader>>

export default function Cashier() {
  const t = useTranslations('cashier')
  const session = useLoaderData<typeof loader>()
  const payable = session.state === 'open'
  return (
    <Page narrow>
      <div className="mx-auto max-w-[30rem]">
        <h1 className="text-center text-lg text-soft">{t('title')}</h1>
        <Notice tone="warn">{t('practice')}</Notice>
        <Card>
          <Bill session={session} />
          {payable ? <PayForm session={session} /> : <Ended session={session} />}
        </Card>
        {session.state === 'paid' ? null : <PracticeBox payable={payable} expiresAt={session.expiresAt} />}
      </div>
    </Page>
  )
}

function Bill({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  return (
    <>
      <p className="flex items-center justify-center gap-2">
        <Mark className="size-6" />
        <span className="sr-only">{t('merchant')}</span>
        {t('merchantName')}
      </p>
      <p className="mt-2 text-center text-sm text-soft">{t('amount')}</p>
      <p className="text-center font-display text-4xl tabular">{formatMoney(session.amountFen)}</p>
      <dl className="mt-5 grid gap-1 border-y border-line py-3 text-sm">
        <Line name={t('for')}>{session.description}</Line>
        <Line name={t('reference')}>
          <span className="tabular">{session.id.slice(-12)}</span>
        </Line>
      </dl>
      {session.state === 'open' ? (
        <div className="mt-3 flex flex-wrap justify-between gap-x-4 text-sm text-soft">
          <p>{t('until', { time: format.dateTime(session.expiresAt, 'time') })}</p>
          <Countdown label={t('remaining')} until={session.expiresAt} />
        </div>
      ) : null}
    </>
  )
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4">
    <dt className="shrink-0 text-soft">{name}</dt>
    <dd className="text-right">{children}</dd>
  </div>
)

function PayForm({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  return (
    <>
      <form method="post" className="mt-5">
        <Choices legend={t('method')}>
          {methods.map((method, index) => (
            <Choice
              key={method}
              type="radio"
              name="method"
              value={method}
              defaultChecked={index === 0}
              hint={t(`methodHints.${method}`)}
            >
              <span className="flex items-center gap-2">
                {t(`methods.${method}`)}
                <MethodIcon method={method} />
              </span>
            </Choice>
          ))}
        </Choices>
        <Button name="intent" value="pay" wide>
          {t('pay', { amount: formatMoney(session.amountFen) })}
        </Button>
      </form>
      <form method="post" className="mt-2 text-center">
        <Button name="intent" value="leave" look="plain">
          {t('leave')}
        </Button>
      </form>
    </>
  )
}

function Ended({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  const { state, method } = session
  const amount = formatMoney(session.amountFen)
  const words = {
    paid: { title: t('paid.title'), text: t('paid.text', { amount, method: method ? t(`methods.${method}`) : '' }) },
    failed: { title: t('failed.title'), text: t('failed.text') },
    expired: { title: t('closed.title'), text: t('closed.text') },
    over: { title: t('over.title'), text: t('over.text', { time: format.dateTime(session.expiresAt, 'time') }) },
  }[state === 'open' ? 'over' : state]
  return (
    <>
      <Notice tone={state === 'paid' ? 'good' : 'info'} title={words.title}>
        {words.text}
      </Notice>
      <ButtonLink href={session.returnUrl} wide>
        {t('back')}
      </ButtonLink>
    </>
  )
}
