import { useTranslations } from 'use-intl'
import { CO_HOSTS } from '#domain/live-schedule.ts'
import { showPhone } from '#domain/phone.ts'
import type { PlanCoHost } from '#server/livestream/schedule/read-plan.ts'
import { TextareaField } from '../../components/field.tsx'

/** Whom the host asks to help, by phone, and what they said to it. */
export function CoHosts(props: { coHosts: readonly PlanCoHost[]; typed: Record<string, string>; errors?: string[] }) {
  const t = useTranslations('schedule.form')
  const { coHosts, typed, errors } = props
  return (
    <>
      <TextareaField
        name="coHosts"
        label={t('coHosts')}
        hint={t('coHostsHint', { max: CO_HOSTS.max })}
        rows={2}
        inputMode="tel"
        defaultValue={typed.coHosts}
        errors={errors}
      />
      {coHosts.length > 0 ? (
        <ul aria-label={t('coHostsAsked')} className="-mt-2 mb-6 space-y-1 text-sm">
          {coHosts.map(({ phone, name, answer }) => (
            <li key={phone}>
              <span className="tabular">{phone ? showPhone(phone) : ''}</span>{' '}
              <span className={answer === 'accepted' ? 'text-good' : 'text-soft'}>
                {t(`coHostAnswer.${answer}`, { name: name ?? '' })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
