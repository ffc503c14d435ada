import type { LoaderFunctionArgs } from '@remix-run/node'
import { useTranslations } from 'use-intl'
import { type LinkageType, linkageTypes } from '#domain/linkage-types.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  return { title: `${t('catalog.about.title')} · ${t('shell.name')}` }
}

const types = Object.keys(linkageTypes) as LinkageType[]
const parties = ['household', 'producer', 'logistics', 'platform'] as const

export default function About() {
  const t = useTranslations('catalog')
  return (
    <Page narrow>
      <PageTitle lead={t('about.lead')}>{t('about.title')}</PageTitle>
      <Section title={t('about.pairsTitle')} id="pairs">
        <p>{t('about.pairsText')}</p>
      </Section>
      <Section title={t('about.priceTitle')} id="price">
        <p>{t('about.priceText')}</p>
        <div className="my-4">
          <Facts>
            {parties.map((party) => (
              <Fact key={party} name={t(`division.parties.${party}`)}>
                {t(`about.parties.${party}`)}
              </Fact>
            ))}
          </Facts>
        </div>
        <p>{t('about.incomeText')}</p>
        <p className="mt-3">{t('about.ledgerText')}</p>
      </Section>
      <Section title={t('about.linkageTitle')} id="linkage">
        <p className="mb-4">{t('about.linkageText')}</p>
        <Facts>
          {types.map((type) => (
            <Fact key={type} name={t(`linkage.${type}`)}>
              {t(`about.pays.${linkageTypes[type].pays}`)}
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section title={t('about.returnsTitle')} id="returns">
        <p>{t('about.returnsText')}</p>
        <p className="mt-3">{t('about.claimsText')}</p>
      </Section>
      <Section title={t('about.privacyTitle')} id="privacy">
        <p>{t('about.privacyText')}</p>
        <p className="mt-3">{t('about.aliasText')}</p>
      </Section>
      <p className="mt-12 flex flex-wrap gap-3">
        <ButtonLink href="/products">{useTranslations('home')('browse')}</ButtonLink>
        <ButtonLink href="/live" look="quiet">
          {t('about.toLive')}
        </ButtonLink>
      </p>
    </Page>
  )
}
