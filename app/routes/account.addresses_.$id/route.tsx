import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { DomainError } from '#domain/errors.ts'
import { showPhone } from '#domain/phone.ts'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { safePath } from '../../http/safe-path.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { AddressForm } from './address-form.tsx'
import { answerPaste, answerSave } from './answer-form.server.ts'

export const handle = { scripts: false, islands: ['address'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

const backOf = (request: Request) => safePath(new URL(request.url).searchParams.get('back'), '/account/addresses')

/** A new entry (`new`) or one's own. `back`: the page that needs the address. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const t = translate(context.locale)
  const isNew = params.id === 'new'
  const known = isNew ? undefined : await refusing(context, findEntry())
  async function findEntry() {
    const entry = (await context.shop.addresses.list(userId)).find(({ id }) => id === params.id)
    if (!entry) throw new DomainError('NotFound')
    return { ...entry, phone: showPhone(entry.phone) }
  }
  return data({
    title: `${t(isNew ? 'account.addresses.newTitle' : 'account.addresses.editTitle')} · ${t('shell.name')}`,
    id: known?.id ?? randomUUID(),
    address: known ?? null,
    back: backOf(request),
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const form = await request.formData()
  return form.get('intent') === 'paste'
    ? answerPaste({ form, context })
    : answerSave({ userId, form, back: backOf(request), context })
}

export default function OneAddress() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('account.addresses')
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={loaded.back}>
            {t('back')}
          </a>
        }
      >
        {t(loaded.address ? 'editTitle' : 'newTitle')}
      </PageTitle>
      <AddressForm loaded={loaded} answered={answered} />
    </Page>
  )
}
