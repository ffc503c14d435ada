import { useLocale, useTranslations } from 'use-intl'
import type { FieldValue } from '#domain/catalog/fields.ts'
import { fieldNamed } from '#domain/registry/fields.ts'
import type { ChangePage } from '#server/registry/read-changes.ts'
import { shownValue } from '../../components/registry-field.tsx'
import { useFieldName } from '../coordinator.changes._index/change-table.tsx'

/** What a change does, field by field; of personal fields only that they change. */
export function Difference({ change }: { change: ChangePage }) {
  const t = useTranslations('registry.changes')
  const fieldName = useFieldName()
  const { before, after, hidden, into, kind } = change
  if (kind === 'merge' && into)
    return (
      <p>
        {t('mergesInto')}{' '}
        <a href={`/coordinator/registry/${into.id}`} className="link">
          {into.maskedName} <span className="tabular">{into.code}</span>
        </a>
        <span className="mt-2 block text-sm text-soft">{t('mergeMeans')}</span>
      </p>
    )
  if (kind === 'remove') return <p>{t('removeMeans')}</p>
  return (
    <dl className="grid gap-2">
      {Object.entries(after).map(([name, value]) => (
        <div key={name} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-soft">{fieldName(name)}</dt>
          <dd className="min-w-0">
            {name in before ? (
              <>
                <del className="text-soft">
                  <Value name={name} value={before[name]} />
                </del>
                <span aria-hidden="true"> → </span>
                <span className="sr-only">{t('becomes')}</span>
              </>
            ) : null}
            <ins className="font-medium no-underline">
              <Value name={name} value={value} />
            </ins>
          </dd>
        </div>
      ))}
      {hidden.map((name) => (
        <div key={name} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-soft">{fieldName(name)}</dt>
          <dd>{name === 'members' ? t('membersAnew', { count: change.members ?? 0 }) : t('hidden')}</dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ name, value }: { name: string; value: FieldValue | undefined }) {
  const t = useTranslations('registry')
  const locale = useLocale()
  const field = fieldNamed(name)
  if (value === null || value === undefined || value === '') return <>{t('nothing')}</>
  return <span className="tabular">{field ? shownValue(field, value as string | number, locale) : String(value)}</span>
}
