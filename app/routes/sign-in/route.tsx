import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { showPhone } from '#domain/phone.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerForm } from './answer-form.server.ts'
import { CodeStep } from './code-step.tsx'
import { DemoPeople } from './demo-people.tsx'
import { isIntent } from './forms.ts'
import { PasswordStep } from './password-step.tsx'
import { PhoneStep } from './phone-step.tsx'
import { keptPhone, readStep, stepPath } from './steps.ts'
import { TotpStep } from './totp-step.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** The way in, one step at a time. Everything is a plain form. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { step, next } = readStep(request.url)
  if (context.viewer) throw redirectDocument(next || '/account')
  const phone = keptPhone(request)
  if (step === 'code' && !phone) throw redirectDocument(stepPath('phone', next))
  const t = translate(context.locale)
  const people = context.shop.identity.demoAccounts().map(({ phone, password, nameZh, nameEn, role, scope }) => ({
    phone: showPhone(phone),
    password,
    name: inLocale(context.locale, nameZh, nameEn),
    role,
    scope: scope?.kind ?? null,
  }))
  return data({ step, next, phone, people, title: `${t('identity.signIn.title')} · ${t('shell.name')}` })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = form.get('intent')
  if (!isIntent(intent)) throw data(null, { status: 400 })
  return answerForm(intent, { request, form, context })
}

export default function SignIn() {
  const { step, next, phone, people } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('identity')
  const demo = people.length > 0
  return (
    <Page narrow>
      {step === 'phone' ? <PhoneStep next={next} answered={answered} /> : null}
      {step === 'code' && phone ? <CodeStep next={next} phone={phone} answered={answered} /> : null}
      {step === 'password' ? <PasswordStep next={next} answered={answered} /> : null}
      {step === 'totp' ? <TotpStep next={next} answered={answered} /> : null}
      {demo && step === 'code' ? <Notice>{t('signIn.demo.codes')}</Notice> : null}
      {demo && (step === 'phone' || step === 'password') ? <DemoPeople people={people} next={next} /> : null}
    </Page>
  )
}
