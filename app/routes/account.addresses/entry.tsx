import { useTranslations } from 'use-intl'
import { showPhone } from '#domain/phone.ts'
import type { Address } from '#server/addresses/address.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'

/** One address, and what can be done with it. */
export function Entry({ address }: { address: Address }) {
  const t = useTranslations('account.addresses')
  const { id, recipient, phone, province, city, county, street, isDefault } = address
  const whole = [...new Set([province, city, county])].join('')
  return (
    <li className="rounded-lg border border-line bg-card px-4 pt-3 pb-1 md:px-5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{recipient}</span>
        <span className="tabular text-soft">{showPhone(phone)}</span>
        {isDefault ? <Badge tone="good">{t('default')}</Badge> : null}
      </p>
      <p className="mt-1 leading-snug">
        {whole} {street}
      </p>
      <form method="post" className="-mx-2 mt-1 flex flex-wrap items-center">
        <input type="hidden" name="id" value={id} />
        <a
          className="link inline-flex min-h-12 items-center px-2"
          href={`/account/addresses/${id}`}
          aria-label={t('editOne', { name: recipient })}
        >
          {t('edit')}
        </a>
        {isDefault ? null : (
          <Button look="plain" name="intent" value="default" aria-label={t('makeDefaultOne', { name: recipient })}>
            {t('makeDefault')}
          </Button>
        )}
        <Button look="plain" name="intent" value="remove" aria-label={t('removeOne', { name: recipient })}>
          {t('remove')}
        </Button>
      </form>
    </li>
  )
}
