import { useFormatter, useTranslations } from 'use-intl'
import type { Registration } from '#server/registry/read-registration.ts'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What is registered of a household, in short; its own page has all of it and every request. */
export function RegistrationBox({ registration }: { registration: Registration }) {
  const t = useTranslations('registered')
  const { id, members, accounts, surveys, changes, mergedInto, removedAt } = registration
  const account = accounts.find(({ state }) => state === 'approved')
  const waiting = changes.filter(({ state }) => state === 'proposed').length
  const relations = useFormatter().list(
    members.map(({ relation }) => t(`relations.${relation}`)),
    'names',
  )
  const [survey] = surveys
  return (
    <section aria-labelledby="registered" className="text-sm">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <h2 id="registered" className="text-base">
          {t('title')}
        </h2>
        {mergedInto ? <Badge>{t('merged', { code: mergedInto.code })}</Badge> : null}
        {removedAt ? <Badge>{t('removed')}</Badge> : null}
        <a href={`/coordinator/registry/${id}`} className="link inline-flex min-h-11 items-center">
          {t('manage')}
        </a>
      </div>
      <Facts>
        <Fact name={t('rowMembers')}>
          {members.length > 0 ? t('members', { count: members.length, list: relations }) : t('noMembers')}
        </Fact>
        <Fact name={t('rowAccount')}>
          {account ? t('account', { bank: account.bankName, digits: account.lastFour }) : t('noAccount')}{' '}
          {accounts.some(({ state }) => state === 'proposed') ? <Badge tone="warn">{t('accountWaits')}</Badge> : null}
        </Fact>
        <Fact name={t('rowSurvey')}>
          {survey
            ? t('survey', { year: String(survey.year), amount: formatMoney(survey.netPerHeadFen) })
            : t('noSurvey')}
        </Fact>
        <Fact name={t('rowConsents')}>{useGiven(registration) || t('noConsents')}</Fact>
        {waiting > 0 ? (
          <Fact name={t('rowChanges')}>
            <Badge tone="warn">{t('waiting', { count: waiting })}</Badge>
          </Fact>
        ) : null}
      </Facts>
    </section>
  )
}

/** Purposes that the household agrees to now. */
function useGiven({ alias, consents }: Registration): string {
  const t = useTranslations('registered.purposes')
  const format = useFormatter()
  const given = consents.flatMap((one) => (one.given && one.purpose !== 'alias' ? one.purpose : []))
  const all = alias.consentAt ? ['alias', ...given] : given
  return format.list(
    all.flatMap((one) => (t.has(one as 'alias') ? t(one as 'alias') : [])),
    'names',
  )
}
