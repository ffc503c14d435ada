import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { MOST_ADDRESSES } from '#domain/forms/address.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Entry } from './entry.tsx'
import { entrySchema } from './forms.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const t = translate(context.locale)
  return data({
    title: `${t('account.addresses.title')} · ${t('shell.name')}`,
    addresses: await context.shop.addresses.list(userId),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const { addresses } = context.shop
  const submission = parseForm(await request.formData(), entrySchema)
  if (submission.status !== 'success') throw data(null, { status: 400 })
  const { id, intent } = submission.value
  await refusing(context, intent === 'remove' ? addresses.remove(userId, id) : addresses.makeDefault(userId, id))
  const said = intent === 'remove' ? 'account.addresses.flash.removed' : 'account.addresses.flash.default'
  return goOn('/account/addresses', said)
}

/** The address book. */
export default function Addresses() {
  const { addresses } = useLoaderData<typeof loader>()
  const t = useTranslations('account.addresses')
  const add = (
    <ButtonLink href="/account/addresses/new" look={addresses.length > 0 ? 'quiet' : 'primary'}>
      {t('add')}
    </ButtonLink>
  )
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/account">
            {useTranslations('identity.account')('back')}
          </a>
        }
        lead={addresses.length > 0 ? t('lead') : undefined}
      >
        {t('title')}
      </PageTitle>
      {addresses.length === 0 ? (
        <EmptyState title={t('none')} action={add}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-3">
            {addresses.map((address) => (
              <Entry key={address.id} address={address} />
            ))}
          </ul>
          <p className="mt-6">{addresses.length < MOST_ADDRESSES ? add : t('full', { max: MOST_ADDRESSES })}</p>
        </>
      )}
    </Page>
  )
}
