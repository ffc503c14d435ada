import { useLocale, useTranslations } from 'use-intl'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { RegistryField } from '#domain/registry/fields.ts'
import { type ImportKind, sheetColumns } from '#domain/registry/sheets.ts'
import type { ShownChange } from '#server/imports/read-imports.ts'
import { Badge } from '../../components/card.tsx'
import { shownValue } from '../../components/registry-field.tsx'
import { Part } from '../admin/desk-head.tsx'

/** What a sheet changes, row by row; of what is personal only that it changes. */
export function Planned({ kind, changes }: { kind: ImportKind; changes: readonly ShownChange[] }) {
  const t = useTranslations('registry.imports')
  return (
    <Part title={t('planned')} lead={t('sealed')}>
      <ul className="grid gap-3">
        {changes.map((change) => (
          <li key={`${change.row}:${change.key}`} className="rounded-lg border border-line bg-card p-4 text-sm">
            <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium tabular">{change.key}</span>
              <span className="text-soft">{t('row', { row: change.row })}</span>
              <Badge tone={change.kind === 'new' ? 'accent' : 'plain'}>
                {change.kind === 'new' ? t('isNew') : t('isChanged')}
              </Badge>
            </p>
            <Fields kind={kind} change={change} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Fields({ kind, change }: { kind: ImportKind; change: ShownChange }) {
  const t = useTranslations('registry.imports')
  const sums = useTranslations('registry.sums')
  const locale = useLocale()
  const fieldOf = (name: string) => sheetColumns[kind].find((field) => field.name === name)
  const nameOf = (name: string) => {
    const field = fieldOf(name)
    if (field) return inLocale(locale, field.zh, field.en)
    return sums.has(name as 'people') ? sums(name as 'people') : name
  }
  return (
    <dl className="grid gap-1 sm:grid-cols-2 lg:grid-cols-3">
      {Object.entries(change.after).map(([name, value]) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{nameOf(name)}</dt>
          <dd className="tabular">
            {name in change.before ? (
              <>
                <del className="text-soft">
                  {shown(fieldOf(name), change.before[name] as string | number | null, locale)}
                </del>{' '}
                <span aria-hidden="true">→</span>{' '}
              </>
            ) : null}
            <ins className="font-medium no-underline">{shown(fieldOf(name) ?? sumField(name), value, locale)}</ins>
          </dd>
        </div>
      ))}
      {change.hidden.map((name) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{nameOf(name)}</dt>
          <dd>{t('stays')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Sums of a list are amounts, though no column of the sheet. */
const sumField = (name: string): RegistryField | undefined =>
  name === 'totalFen' ? { name, kind: 'fen', zh: '', en: '', example: '' } : undefined

const shown = (field: RegistryField | undefined, value: string | number | null | undefined, locale: Locale): string => {
  if (value === null || value === undefined) return '—'
  return field ? shownValue(field, value, locale) : String(value)
}
