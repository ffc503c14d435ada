import { useFormatter, useTranslations } from 'use-intl'
import type { Identity } from '#server/households/read-identity.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { PurposeFields } from '../../components/purpose-fields.tsx'
import { purposeWords } from '../coordinator/purpose.ts'

/** Who they are: hidden until a purpose is written down, then shown with the time at which it hides again. */
export function IdentityBox(props: {
  identity: Identity | null
  answered?: { given: { kind: string; purpose: string }; error: string }
}) {
  const t = useTranslations('coordinator.identity')
  return (
    <section
      id="identity"
      aria-labelledby="who"
      className="scroll-mt-6 rounded-lg border border-line bg-card p-4 text-sm"
    >
      <h2 id="who" className="text-base">
        {t('title')}
      </h2>
      {props.identity ? <Shown identity={props.identity} /> : <PurposeForm {...props} />}
    </section>
  )
}

function Shown({ identity }: { identity: Identity }) {
  const t = useTranslations('coordinator.identity')
  const named = useTranslations('privacy')
  const format = useFormatter()
  const { kind, words } = purposeWords(identity.purpose)
  return (
    <>
      <Notice tone="warn" title={t('visible', { until: format.dateTime(identity.until, 'moment') })}>
        {t('because', { purpose: `${kind ? t(`kinds.${kind}`) : ''} · ${words}` })}
      </Notice>
      <Facts>
        {identity.fields.map((field) => (
          <Fact key={field} name={named(`fields.${field}`)}>
            {field === 'bankAccount' ? (
              <Account account={identity.bankAccount} />
            ) : (
              (identity[field] ?? named('notKnown'))
            )}
          </Fact>
        ))}
      </Facts>
    </>
  )
}

function Account({ account }: { account: Identity['bankAccount'] }) {
  const t = useTranslations('privacy')
  if (!account) return t('notKnown')
  const number = account.number.replace(/(\d{4})(?=\d)/g, '$1 ')
  return t('account', { bank: account.bankName, number, holder: account.holder })
}

function PurposeForm({ answered }: { answered?: { given: { kind: string; purpose: string }; error: string } }) {
  const t = useTranslations('coordinator.identity')
  return (
    <form method="post" className="mt-2">
      <p className="mb-3 text-soft">{t('masked')}</p>
      <PurposeFields kind={answered?.given.kind} purpose={answered?.given.purpose} error={answered?.error} />
      <Button icon="shield">{t('show')}</Button>
    </form>
  )
}
