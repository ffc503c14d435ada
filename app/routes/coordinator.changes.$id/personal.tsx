import { useTranslations } from 'use-intl'
import type { ChangePage } from '#server/registry/read-changes.ts'
import type { RevealedChange } from '#server/registry/reveal-change.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { PurposeFields } from '../../components/purpose-fields.tsx'
import { useFieldName } from '../coordinator.changes._index/change-table.tsx'

/** What is personal of a change: shown once, on the page that answers a purpose. */
export function Personal(props: {
  change: ChangePage
  revealed?: RevealedChange
  typed: Readonly<Record<string, string>>
  error?: string
}) {
  const t = useTranslations('registry.changes')
  const { change, revealed, typed, error } = props
  if (change.hidden.length === 0) return null
  return (
    <section aria-labelledby="personal" className="mt-6">
      <h2 id="personal" className="mb-2 text-xl">
        {t('personal')}
      </h2>
      {revealed ? (
        <Revealed revealed={revealed} />
      ) : (
        <Card>
          <form method="post" className="max-w-[36rem]">
            <p className="mb-3 text-sm text-soft">{t('personalLead')}</p>
            <PurposeFields kind={typed.kind ?? 'verification'} purpose={typed.purpose} error={error} />
            <Button name="intent" value="reveal" icon="shield" look="quiet">
              {t('reveal')}
            </Button>
          </form>
        </Card>
      )}
    </section>
  )
}

function Revealed({ revealed }: { revealed: RevealedChange }) {
  const t = useTranslations('registry')
  const fieldName = useFieldName()
  const { before, after, members } = revealed
  return (
    <>
      <Notice tone="warn">{t('changes.shownOnce')}</Notice>
      <Facts>
        {Object.entries(after).map(([name, value]) => (
          <Fact key={name} name={fieldName(name)}>
            {before[name as 'headName'] ? <del className="text-soft">{before[name as 'headName']}</del> : null}{' '}
            <ins className="font-medium no-underline">{value ?? t('nothing')}</ins>
          </Fact>
        ))}
        {(members ?? []).map(({ relation, name, birthYear, idNumber }) => (
          <Fact key={`${relation}:${name}:${idNumber}`} name={t(`relations.${relation}`)}>
            {[name, birthYear, idNumber].filter(Boolean).join(' · ')}
          </Fact>
        ))}
      </Facts>
    </>
  )
}
