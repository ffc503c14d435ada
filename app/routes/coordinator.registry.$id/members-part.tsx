import { useTranslations } from 'use-intl'
import { relations } from '#domain/registry/fields.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { Part } from '../admin/desk-head.tsx'
import { answerTo, MEMBER_ROWS, type PartProps } from './shared-props.ts'
import { Why } from './update-form.tsx'

/** Who lives there, by relation and year; names stay sealed. */
export function MembersPart(props: PartProps & { closed: boolean }) {
  const { registration, formId, closed } = props
  const t = useTranslations('registry')
  const { typed, errors } = answerTo(props, 'members')
  return (
    <Part title={t('member.title')} lead={t('member.lead')}>
      {registration.members.length === 0 ? (
        <p className="text-soft">{t('member.none')}</p>
      ) : (
        <DataTable
          caption={t('member.title')}
          rows={registration.members}
          rowKey={(row) => row.id}
          columns={[
            { key: 'relation', title: t('member.relation'), cell: (row) => t(`relations.${row.relation}`) },
            { key: 'year', title: t('member.year'), numeric: true, cell: (row) => row.birthYear ?? t('nothing') },
          ]}
        />
      )}
      {closed ? null : (
        <Fold title={t('member.change')} open={typed.intent !== undefined}>
          <form method="post">
            <p className="mb-3 text-sm text-soft">{t('member.anew')}</p>
            <input type="hidden" name="formId" value={formId} />
            <MemberRows typed={typed} errors={errors} />
            <Why value={typed.why} error={errors.why} />
            <Button name="intent" value="members">
              {t('propose')}
            </Button>
          </form>
        </Fold>
      )}
    </Part>
  )
}

const rowNumbers = Array.from({ length: MEMBER_ROWS }, (_, row) => row)

export function MemberRows({ typed, errors }: Pick<PartProps, 'typed' | 'errors'>) {
  const t = useTranslations('registry')
  const cell = (name: string, label: string, inputMode?: 'numeric') => (
    <label className="grid gap-1 text-sm">
      <span className="text-soft">{label}</span>
      <input
        name={name}
        defaultValue={typed[name]}
        inputMode={inputMode}
        autoComplete="off"
        maxLength={40}
        aria-invalid={errors[name] ? true : undefined}
        className="control"
      />
      <FieldErrors errors={errors[name]} />
    </label>
  )
  return (
    <div className="mb-5 grid gap-3">
      {rowNumbers.map((row) => (
        <fieldset key={row} className="grid gap-x-3 gap-y-2 border-t border-line pt-2 sm:grid-cols-4">
          <legend className="sr-only">{t('member.row', { row: row + 1 })}</legend>
          {cell(`memberName${row}`, t('member.name'))}
          <label className="grid gap-1 text-sm">
            <span className="text-soft">{t('member.relation')}</span>
            <select
              name={`memberRelation${row}`}
              defaultValue={typed[`memberRelation${row}`] ?? (row === 0 ? 'head' : 'other')}
              className="control"
            >
              {relations.map((one) => (
                <option key={one} value={one}>
                  {t(`relations.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {cell(`memberYear${row}`, t('member.year'), 'numeric')}
          {cell(`memberId${row}`, t('member.idNumber'))}
        </fieldset>
      ))}
    </div>
  )
}
