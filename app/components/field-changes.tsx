import { useLocale, useTranslations } from 'use-intl'
import { type FieldValue, type FieldValues, fieldOf, type Subject } from '#domain/catalog/fields.ts'
import { writtenField } from '#domain/catalog/read-field.ts'
import { inLocale } from '#domain/locale.ts'

/** What a change does, field by field: as it was, and as it shall be. */
export function FieldChanges(props: {
  subject: Subject
  before: FieldValues
  after: FieldValues
  /** Fields that were left as they are after all. */
  kept?: readonly string[]
}) {
  const t = useTranslations('admin.change')
  const locale = useLocale()
  const { subject, before, after, kept = [] } = props
  return (
    <dl className="grid gap-2">
      {Object.entries(after).map(([name, value]) => {
        const field = fieldOf(subject, name)
        if (!field) return null
        return (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <dt className="text-soft">{inLocale(locale, field.zh, field.en)}</dt>
            <dd className="min-w-0">
              {name in before ? (
                <>
                  <del className="text-soft">
                    <Value name={name} subject={subject} value={before[name]} />
                  </del>
                  <span aria-hidden="true"> → </span>
                  <span className="sr-only">{t('becomes')}</span>
                </>
              ) : null}
              <ins className="font-medium no-underline">
                <Value name={name} subject={subject} value={value} />
              </ins>
              {kept.includes(name) ? <span className="ml-2 text-warn">{t('kept')}</span> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Value({ subject, name, value }: { subject: Subject; name: string; value: FieldValue | undefined }) {
  const t = useTranslations('admin.change')
  const field = fieldOf(subject, name)
  if (!field || value === null || value === undefined) return <>{t('nothing')}</>
  if (typeof value === 'boolean') return <>{value ? t('yes') : t('no')}</>
  return <>{writtenField(field, value)}</>
}
