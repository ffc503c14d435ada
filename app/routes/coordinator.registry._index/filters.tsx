import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { monitoredClasses } from '#domain/registry/fields.ts'
import { Button } from '../../components/button.tsx'
import type { RegistryChoices } from '../../components/registry-field.tsx'
import { Labelled } from '../coordinator/labelled.tsx'
import type { AskedRegistry } from './route.tsx'

/** Which households the list shows: a plain form that changes the address. */
export function Filters({ asked, choices }: { asked: AskedRegistry; choices: RegistryChoices }) {
  const t = useTranslations('registry')
  const words = useTranslations('coordinator.monitored')
  const locale = useLocale()
  return (
    <search aria-label={t('filter')}>
      <form
        method="get"
        className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-card p-3 text-sm"
      >
        <Labelled label={t('code')}>
          <input name="code" defaultValue={asked.code ?? ''} maxLength={40} className="control max-w-44" />
        </Labelled>
        <Labelled label={t('village')}>
          <select name="place" defaultValue={asked.place ?? ''} className="control max-w-56">
            <option value="">{t('any')}</option>
            {choices.villages.map(({ code, nameZh, nameEn, townshipZh, townshipEn }) => (
              <option key={code} value={code}>
                {`${inLocale(locale, townshipZh, townshipEn)} · ${inLocale(locale, nameZh, nameEn)}`}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={t('class')}>
          <select name="class" defaultValue={asked.class ?? ''} className="control">
            <option value="">{t('any')}</option>
            {monitoredClasses.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={t('helper')}>
          <select name="helper" defaultValue={asked.helper ?? ''} className="control max-w-44">
            <option value="">{t('any')}</option>
            {choices.helpers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={t('standing')}>
          <select name="state" defaultValue={asked.state ?? ''} className="control">
            <option value="">{t('any')}</option>
            {(['open', 'account', 'gone'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`states.${one}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Button look="quiet">{t('show')}</Button>
      </form>
    </search>
  )
}
