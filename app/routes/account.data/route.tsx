import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { flash } from '../../http/flash.ts'
import { privately, titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireUser } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { contactSchema } from './forms.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const t = translate(context.locale)
  const contact = await context.shop.accounts.readContact(userId)
  return data({ title: `${t('account.data.title')} · ${t('shell.name')}`, ...contact })
}

/** Keeps or takes away the address for receipts. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const submission = parseForm(await request.formData(), contactSchema)
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  await context.shop.accounts.setContactEmail(userId, submission.value.email ?? null)
  const cookie = flash('account.data.flash.contact')
  return redirectDocument('/account/data', { status: 303, headers: { 'Set-Cookie': cookie } })
}

/** What the shop knows of a person: where it writes to, a copy of all, and the way out. */
export default function PersonalData() {
  const { contactEmail } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('account.data')
  const back = useTranslations('identity.account')('back')
  const [, fields] = useForm<{ email: string }, string[]>({
    id: 'contact',
    lastResult: answered,
    defaultValue: { email: contactEmail ?? '' },
  })
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/account">
            {back}
          </a>
        }
      >
        {t('title')}
      </PageTitle>
      <Section title={t('contact')}>
        <Card>
          <form method="post" noValidate>
            <TextField
              field={fields.email}
              label={t('email')}
              hint={t('emailHint')}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={120}
            />
            <Button look="quiet">{t('save')}</Button>
          </form>
        </Card>
      </Section>
      <Section title={t('copy')} id="copy">
        <p className="mb-4 text-soft">{t('copyText')}</p>
        <form method="post" action="/account/data/copy" className="flex flex-wrap gap-3">
          <Button icon="download" look="quiet" name="intent" value="json">
            {t('json')}
          </Button>
          <Button icon="download" look="quiet" name="intent" value="xlsx">
            {t('xlsx')}
          </Button>
        </form>
      </Section>
      <Section title={t('close')} id="close">
        <p className="mb-4 text-soft">{t('closeText')}</p>
        <ButtonLink look="quiet" href="/account/close">
          {t('closeGo')}
        </ButtonLink>
      </Section>
    </Page>
  )
}
