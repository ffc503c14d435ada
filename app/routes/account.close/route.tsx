import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { maskPhone } from '#domain/masking.ts'
import { Notice } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerClosing, answerCode } from './answer-form.server.ts'
import { ClosingForm } from './closing-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { phone, role } = requireUser(request, context)
  const { hasPassword } = await refusing(context, context.shop.identity.readAccount(request.headers))
  const t = translate(context.locale)
  return data({
    title: `${t('account.close.title')} · ${t('shell.name')}`,
    hasPassword,
    phone: phone && maskPhone(phone),
    onDuty: role !== 'consumer',
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireUser(request, context)
  const form = await request.formData()
  return form.get('intent') === 'code'
    ? answerCode({ request, form, context })
    : answerClosing({ request, form, context })
}

/** Closing an account: what goes, what the law keeps, and the proof that it is its owner who asks. */
export default function Closing() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('account.close')
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/account/data">
            {t('back')}
          </a>
        }
      >
        {t('title')}
      </PageTitle>
      <div className="grid gap-6 sm:grid-cols-2">
        <What title={t('goesTitle')} points={['account', 'contact', 'addresses', 'sessions']} group="goes" />
        <What title={t('staysTitle')} points={['orders', 'ledger', 'reviews', 'chat']} group="stays" />
      </div>
      {answered?.orders ? (
        <Notice tone="bad" title={t('underway')}>
          {t('underwayText')}
          <ul className="mt-1">
            {answered.orders.map(({ id, number }) => (
              <li key={id}>
                <a className="link tabular" href={`/orders/${id}`}>
                  {t('order', { number: orderNumber(number) })}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {loaded.onDuty ? (
        <Notice tone="warn">{t('onDuty')}</Notice>
      ) : (
        <Section title={t('confirm')}>
          <ClosingForm loaded={loaded} answered={answered} />
        </Section>
      )}
    </Page>
  )
}

type Point = 'account' | 'contact' | 'addresses' | 'sessions' | 'orders' | 'ledger' | 'reviews' | 'chat'

function What({ title, points, group }: { title: string; points: Point[]; group: 'goes' | 'stays' }) {
  const t = useTranslations('account.close')
  return (
    <section>
      <h2 className="text-lg">{title}</h2>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 leading-snug">
        {points.map((point) => (
          <li key={point}>{t(`${group}.${point}` as 'goes.account')}</li>
        ))}
      </ul>
    </section>
  )
}
