import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { maskPhone } from '#domain/masking.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { LocaleSwitch } from '../../components/locale-switch.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { readDevice } from './device.ts'
import { Places } from './places.tsx'
import { Sessions } from './sessions.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** Who I am here, where I may go, and where I am signed in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const { name, phone, role, scope } = viewer
  const { identity, registry } = context.shop
  const work = Promise.all([identity.readAccount(request.headers), registry.ownVisits(viewer)])
  const [account, visits] = await refusing(context, work)
  const t = translate(context.locale)
  return data({
    title: `${t('identity.account.title')} · ${t('shell.name')}`,
    person: { name, phone: phone && maskPhone(phone), role, scope: scope?.kind ?? null, helper: visits !== null },
    sessions: account.sessions.map(({ id, signedInAt, userAgent, current }) => ({
      id,
      signedInAt,
      current,
      device: readDevice(userAgent),
    })),
  })
}

export default function Account() {
  const { person, sessions } = useLoaderData<typeof loader>()
  const t = useTranslations('identity')
  return (
    <Page narrow>
      <PageTitle>{t('account.title')}</PageTitle>
      <Facts>
        <Fact name={t('account.name')}>{person.name}</Fact>
        {person.phone ? (
          <Fact name={t('account.phone')}>
            <span className="tabular">{person.phone}</span>
          </Fact>
        ) : null}
        <Fact name={t('account.role')}>{t(`role.${person.role}`)}</Fact>
        {person.scope ? <Fact name={t('account.scope')}>{t(`scope.${person.scope}`)}</Fact> : null}
        <Fact name={t('account.language')}>
          <span className="-mx-2 -my-2 inline-block">
            <LocaleSwitch />
          </span>
        </Fact>
      </Facts>
      <Places role={person.role} helper={person.helper} />
      <Section title={t('account.sessions')}>
        <Sessions sessions={sessions} />
        <form method="post" action="/sign-out" className="mt-8">
          <Button wide look="quiet">
            {t('account.signOut')}
          </Button>
        </form>
      </Section>
    </Page>
  )
}
