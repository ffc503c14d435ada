import { useTranslations } from 'use-intl'
import { TYPED_ADDRESS } from '#domain/forms/checkout.ts'
import { showPhone } from '#domain/phone.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { type ConformField, FieldErrors, TextareaField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { Answered, Fields, Loaded } from './checkout-form.tsx'

type Part = { fields: Record<keyof Fields, ConformField>; loaded: Loaded; answered: Answered }

/** Where it goes: an address of the book, or one that is typed or pasted here. */
export function AddressSection({ fields, loaded, answered }: Part) {
  const t = useTranslations('checkout')
  const { book, last, signedIn } = loaded
  if (book.length === 0)
    return (
      <>
        {last ? <p className="mb-4 text-sm text-soft">{t('deliveryKept')}</p> : null}
        <TypedAddress fields={fields} answered={answered} keep={signedIn} />
      </>
    )
  return (
    <div className="group">
      <Choices legend={<span className="sr-only">{t('chooseAddress')}</span>}>
        {book.map(({ id, recipient, phone, province, city, county, street }) => (
          <Choice
            key={id}
            type="radio"
            name={fields.addressId.name}
            value={id}
            defaultChecked={fields.addressId.initialValue === id}
            hint={[province, city, county, street].filter((part, at, all) => part !== all[at - 1]).join(' ')}
            data-recount
          >
            {recipient} <span className="tabular">{showPhone(phone)}</span>
          </Choice>
        ))}
        <Choice
          type="radio"
          name={fields.addressId.name}
          value={TYPED_ADDRESS}
          defaultChecked={fields.addressId.initialValue === TYPED_ADDRESS}
          data-recount
        >
          {t('otherAddress')}
        </Choice>
      </Choices>
      <FieldErrors errors={fields.addressId.errors} />
      {/* Where the browser does not know :has(), the fields simply stay in sight. */}
      <div className="group-has-[input[name=addressId]:not([value=typed]):checked]:hidden">
        <TypedAddress fields={fields} answered={answered} keep />
      </div>
      <FieldErrors errors={fields.addressId.initialValue === TYPED_ADDRESS ? [] : fields.province.errors} />
    </div>
  )
}

function TypedAddress({ fields, answered, keep }: Pick<Part, 'fields' | 'answered'> & { keep: boolean }) {
  const t = useTranslations('checkout')
  const tBook = useTranslations('account.addresses')
  const tAddress = useTranslations('account.address')
  const { pasted, choices } = answered ?? {}
  return (
    <>
      <details className="mb-5 rounded-md border border-line bg-card px-4 py-2" open={pasted !== undefined}>
        <summary className="flex min-h-9 items-center text-accent">{tBook('paste')}</summary>
        <div className="pt-2 pb-1">
          <TextareaField
            label={<span className="sr-only">{tBook('paste')}</span>}
            hint={tBook('pasteHint')}
            field={fields.paste}
            rows={3}
            maxLength={300}
            placeholder={tBook('pasteExample')}
            autoComplete="off"
          />
          <Button look="quiet" name="intent" value="paste" formNoValidate>
            {tBook('takeApart')}
          </Button>
          {pasted ? <Notice tone={pasted.good ? 'good' : 'warn'}>{pasted.said}</Notice> : null}
        </div>
      </details>
      <AddressFields fields={fields} choices={choices} />
      {choices && choices.choices.length <= 40 ? (
        <p className="-mt-3 mb-5 text-sm text-soft">{tAddress('could', { names: choices.choices.join('、') })}</p>
      ) : null}
      {keep ? (
        <Choice type="checkbox" name={fields.keep.name} defaultChecked={fields.keep.initialValue === 'on'}>
          {t('keepAddress')}
        </Choice>
      ) : null}
    </>
  )
}
