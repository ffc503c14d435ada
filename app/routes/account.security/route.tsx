import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerForm } from './answer-form.server.ts'
import { isIntent } from './forms.ts'
import { PasswordForm } from './password-form.tsx'
import { TotpOffer } from './totp-offer.tsx'
import { TotpSwitch } from './totp-switch.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** Password and second factor. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { twoFactorEnabled } = requireUser(request, context)
  const { hasPassword } = await refusing(context, context.shop.identity.readAccount(request.headers))
  const t = translate(context.locale)
  return data({ title: `${t('identity.security.title')} · ${t('shell.name')}`, hasPassword, twoFactorEnabled })
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireUser(request, context)
  const form = await request.formData()
  const intent = form.get('intent')
  if (!isIntent(intent)) throw data(null, { status: 400 })
  return answerForm(intent, { request, form, context })
}

export default function Security() {
  const { hasPassword, twoFactorEnabled } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('identity')
  const back = (
    <a className="link" href="/account">
      {t('account.back')}
    </a>
  )
  return (
    <Page narrow>
      <PageTitle above={back}>{t('security.title')}</PageTitle>
      {answered?.offer ? (
        <TotpOffer offer={answered.offer} answered={answered} />
      ) : (
        <>
          <Section title={t('security.password')}>
            <PasswordForm hasPassword={hasPassword} answered={answered} />
          </Section>
          <Section title={t('security.totp')}>
            <TotpSwitch on={twoFactorEnabled} hasPassword={hasPassword} answered={answered} />
          </Section>
        </>
      )}
    </Page>
  )
}
