import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useSpeakerName } from '../use-speaker-name.ts'
import { useDesk } from './desk-context.tsx'
import { Steer } from './steer.tsx'

/** Who may not speak, and the way back for them. */
export function Mutes() {
  const t = useTranslations('studio.mutes')
  const nameOf = useSpeakerName()
  const { mutes } = useDesk().state
  return (
    <section aria-labelledby="mutes">
      <h3 id="mutes" className="font-sans text-base font-medium">
        {t('title', { count: mutes.length })}
      </h3>
      {mutes.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ul className="grid divide-y divide-line">
        {mutes.map(({ id, name }) => (
          <li key={id} className="flex min-h-12 items-center justify-between gap-3 py-1">
            <span>{nameOf(name)}</span>
            <Steer intent="unmute" fields={{ muted: id }}>
              <Button look="plain">
                {t('unmute')}
                <span className="sr-only"> {nameOf(name)}</span>
              </Button>
            </Steer>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who steers, and how that changes hands. */
export function Helm() {
  const t = useTranslations('studio.helm')
  const { helm } = useDesk().state
  return (
    <section aria-labelledby="helm" className="grid gap-2">
      <h3 id="helm" className="font-sans text-base font-medium">
        {t('title')}
      </h3>
      <p className="text-soft">
        {helm === null ? t('anybody') : helm.mine ? t('mine') : t('elsewhere', { name: helm.name })}
      </p>
      <Steer intent={helm?.mine ? 'leaveHelm' : 'takeHelm'}>
        <Button look="quiet" wide>
          {helm === null ? t('hold') : helm.mine ? t('leave') : t('take')}
        </Button>
      </Steer>
    </section>
  )
}

/** Ending asks once more, on the page itself, with or without JavaScript. */
export function EndSession() {
  const t = useTranslations('studio.end')
  return (
    <details className="rounded-md border border-line bg-card">
      <summary className="flex min-h-12 items-center px-4 font-medium">{t('end')}</summary>
      <Steer intent="end" className="grid gap-2 px-4 pb-4">
        <p className="font-medium">{t('title')}</p>
        <p className="text-soft">{t('text')}</p>
        <Button look="quiet" className="border-accent text-accent">
          {t('confirm')}
        </Button>
      </Steer>
    </details>
  )
}
