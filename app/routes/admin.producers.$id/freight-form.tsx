import { useLocale, useTranslations } from 'use-intl'
import { provinces } from '#domain/provinces.ts'
import { Button } from '../../components/button.tsx'
import { FieldErrors, TextField } from '../../components/field.tsx'
import type { FieldErrors as Errors } from '../../http/answer-form.ts'
import type { WrittenBand, WrittenFreight } from './read-freight-form.ts'

/** What a producer charges to send chilled or other goods: bands by weight and province, free above a sum. */
export function FreightForm({ rule, errors }: { rule: WrittenFreight; errors: Errors }) {
  const t = useTranslations('admin.freight')
  const id = rule.coldChain ? 'bands-cold' : 'bands-plain'
  return (
    <form method="post" className="mt-4 rounded-lg border border-line bg-card p-4">
      <input type="hidden" name="coldChain" value={String(rule.coldChain)} />
      <h3 className="text-lg">{rule.coldChain ? t('cold') : t('plain')}</h3>
      <TextField
        name="freeAbove"
        label={t('freeAbove')}
        hint={t('freeAboveHint')}
        inputMode="decimal"
        defaultValue={rule.freeAbove}
        errors={errors.freeAbove}
      />
      <div className="overflow-x-auto">
        <table className="w-full text-sm" aria-describedby={errors.bands ? id : undefined}>
          <caption className="sr-only">{t('bands')}</caption>
          <thead>
            <tr className="text-left">
              {(['province', 'upToKg', 'fee', 'extra'] as const).map((name) => (
                <th key={name} scope="col" className="px-1 py-1.5 font-medium whitespace-nowrap">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rule.bands.entries()].map(([at, band]) => (
              <BandRow key={at} band={band} row={at + 1} />
            ))}
          </tbody>
        </table>
      </div>
      <FieldErrors id={id} errors={errors.bands} />
      <p className="my-3 text-sm text-soft">{t('hint')}</p>
      <Button look="quiet" name="intent" value="freight">
        {t('save')}
      </Button>
    </form>
  )
}

function BandRow({ band, row }: { band: WrittenBand; row: number }) {
  const t = useTranslations('admin.freight')
  const locale = useLocale()
  return (
    <tr>
      <td className="p-1">
        <select
          name="province"
          defaultValue={band.province}
          aria-label={`${t('province')}, ${t('row', { row })}`}
          className="control min-w-44"
        >
          <option value="">{t('everywhere')}</option>
          {provinces.map((province) => (
            <option key={province.zh} value={province.zh}>
              {province[locale]}
            </option>
          ))}
        </select>
      </td>
      {(['upToKg', 'fee', 'extra'] as const).map((name) => (
        <td key={name} className="p-1">
          <input
            name={name}
            defaultValue={band[name]}
            aria-label={`${t(name)}, ${t('row', { row })}`}
            inputMode="decimal"
            maxLength={12}
            className="control min-w-20 text-right tabular"
          />
        </td>
      ))}
    </tr>
  )
}
