import { useForm } from '@conform-to/react'
import { useTranslations } from 'use-intl'
import type { Address } from '#server/addresses/address.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Choice } from '../../components/choice.tsx'
import { FieldErrors, TextareaField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { answerPaste, answerSave } from './answer-form.server.ts'

type Sent<Answer> = Extract<Awaited<Answer>, { data: unknown }>['data']
export type Answered = Sent<ReturnType<typeof answerPaste>> | Sent<ReturnType<typeof answerSave>> | undefined

type Loaded = { id: string; address: Address | null }
type Fields = Record<'id' | 'recipient' | 'phone' | 'province' | 'city' | 'county' | 'street' | 'isDefault', string>

/** An address by its fields, or pasted whole and taken apart into them. */
export function AddressForm({ loaded, answered }: { loaded: Loaded; answered: Answered }) {
  const t = useTranslations('account.addresses')
  const tAddress = useTranslations('account.address')
  const { id, address } = loaded
  const [form, fields] = useForm<Fields, string[]>({
    id: 'address',
    lastResult: answered?.result,
    defaultValue: { ...address, isDefault: undefined, ...answered?.pasted?.values, id },
  })
  return (
    <>
      {address ? null : <Paste pasted={answered?.pasted ?? null} />}
      <form method="post" id={form.id} className="mt-8">
        <input type="hidden" name="id" value={String(fields.id.initialValue ?? id)} />
        <h2 className="mb-4 text-xl">{t('orFields')}</h2>
        <AddressFields fields={fields} choices={answered?.choices} />
        {answered?.choices && answered.choices.choices.length <= 40 ? (
          <p className="mb-5 text-sm text-soft">{tAddress('could', { names: answered.choices.choices.join('、') })}</p>
        ) : null}
        {address?.isDefault ? null : (
          <div className="mb-6">
            <Choice
              type="checkbox"
              name={fields.isDefault.name}
              defaultChecked={fields.isDefault.initialValue === 'on'}
            >
              {t('asDefault')}
            </Choice>
          </div>
        )}
        <FieldErrors errors={form.errors} />
        <Button wide>{t('save')}</Button>
      </form>
    </>
  )
}

function Paste({ pasted }: { pasted: NonNullable<Answered>['pasted'] }) {
  const t = useTranslations('account.addresses')
  return (
    <Card>
      <form method="post">
        <TextareaField
          label={t('paste')}
          hint={t('pasteHint')}
          name="whole"
          rows={3}
          maxLength={300}
          placeholder={t('pasteExample')}
          defaultValue={pasted?.text}
          autoComplete="off"
        />
        <Button look="quiet" name="intent" value="paste">
          {t('takeApart')}
        </Button>
      </form>
      {pasted ? <Notice tone={pasted.good ? 'good' : 'warn'}>{pasted.said}</Notice> : null}
    </Card>
  )
}
