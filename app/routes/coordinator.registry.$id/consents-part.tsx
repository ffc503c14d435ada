import { useFormatter, useTranslations } from 'use-intl'
import { type ConsentPurpose, consentTexts } from '#domain/registry/consent-texts.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Part } from '../admin/desk-head.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

const purposes = Object.keys(consentTexts) as ConsentPurpose[]

/** What the household agreed to, each by itself; a withdrawal works at once. */
export function ConsentsPart(props: PartProps & { closed: boolean }) {
  const t = useTranslations('registry.consent')
  return (
    <Part id="consents" title={t('title')} lead={t('lead')}>
      <ul className="grid gap-3">
        {purposes.map((purpose) => (
          <Consent key={purpose} purpose={purpose} {...props} />
        ))}
      </ul>
    </Part>
  )
}

function Consent({ purpose, closed, ...props }: PartProps & { purpose: ConsentPurpose; closed: boolean }) {
  const { alias, consents } = props.registration
  const t = useTranslations('registry.consent')
  const format = useFormatter()
  const last = consents.find((one) => one.purpose === purpose)
  const given = purpose === 'alias' ? alias.consentAt !== null : (last?.given ?? false)
  const at = purpose === 'alias' && given ? alias.consentAt : (last?.at ?? null)
  const version = given && last?.given ? last.textVersion : null
  return (
    <li className="rounded-lg border border-line bg-card p-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{t(`purposes.${purpose}`)}</span>
        <Badge tone={given ? 'good' : 'plain'}>{given ? t('given') : last ? t('withdrawn') : t('never')}</Badge>
      </p>
      <p className="text-sm text-soft">
        {[
          purpose === 'alias' && given ? alias.zh : null,
          version ? t('version', { version }) : null,
          at ? format.dateTime(at, 'day') : null,
          last?.actor,
        ]
          .filter(Boolean)
          .join(' · ') || t('text', { version: consentTexts[purpose] })}
      </p>
      {given ? (
        <form method="post" className="mt-3">
          <input type="hidden" name="purpose" value={purpose} />
          <Button name="intent" value="withdraw" look="quiet">
            {t('withdraw')}
          </Button>
        </form>
      ) : closed ? null : (
        <Give purpose={purpose} {...props} />
      )}
    </li>
  )
}

function Give({ purpose, ...props }: PartProps & { purpose: ConsentPurpose }) {
  const t = useTranslations('registry.consent')
  const field = fieldsOf(answerTo(props, 'give'))
  const { alias } = props.registration
  return (
    <form method="post" className="mt-3 max-w-[30rem]">
      <input type="hidden" name="purpose" value={purpose} />
      {purpose === 'alias' ? (
        <>
          <TextField
            {...field('aliasZh', alias.zh ?? '')}
            label={t('aliasZh')}
            hint={t('aliasHint')}
            maxLength={20}
            required
          />
          <TextField {...field('aliasEn', alias.en ?? '')} label={t('aliasEn')} maxLength={60} />
        </>
      ) : null}
      <Button name="intent" value="give" look="quiet">
        {t('give', { version: consentTexts[purpose] })}
      </Button>
    </form>
  )
}
