import { type RefObject, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon, type IconName } from '../../components/icon.tsx'
import type { Choices } from './use-choices.ts'

const round =
  'grid min-h-11 min-w-11 place-items-center rounded-full bg-ink/65 text-lg text-white hover:bg-ink focus-visible:outline-white'
const large =
  'flex min-h-13 items-center gap-2 rounded-full bg-white px-5 text-lg font-medium text-ink shadow-lg hover:bg-paper-deep'

type Controls = {
  surface: RefObject<HTMLElement>
  sound: boolean
  turnSound: (on: boolean) => void
  choices: Choices
  choose: (change: Partial<Choices>) => void
}

/** The few things a viewer may want of a picture. The first look is for sound: browsers begin without. */
export function PictureControls({ surface, sound, turnSound, choices, choose }: Controls) {
  const t = useTranslations('watch')
  const [touched, setTouched] = useState(false)
  const full = useFullscreen(surface)
  const first = !sound && !touched
  return (
    <div className="absolute top-20 right-2 z-20 flex flex-col items-end gap-2 lg:top-auto lg:right-3 lg:bottom-3 lg:flex-row-reverse lg:items-center">
      <button
        type="button"
        aria-keyshortcuts="m"
        className={first ? large : round}
        onClick={() => {
          setTouched(true)
          turnSound(!sound)
        }}
      >
        <Icon name={sound ? 'sound' : 'mute'} label={first ? undefined : t(sound ? 'sound.off' : 'sound.on')} />
        {first ? t('sound.on') : null}
      </button>
      <Settings choices={choices} choose={choose} />
      {full ? (
        <ControlButton
          icon={full.on ? 'shrink' : 'expand'}
          label={t(full.on ? 'leaveFullscreen' : 'fullscreen')}
          onClick={full.toggle}
        />
      ) : null}
    </div>
  )
}

function ControlButton(props: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className={round} onClick={props.onClick}>
      <Icon name={props.icon} label={props.label} />
    </button>
  )
}

const settings = ['captions', 'readCaptions', 'soundOnly'] as const

function Settings({ choices, choose }: Pick<Controls, 'choices' | 'choose'>) {
  const t = useTranslations('watch')
  return (
    <details className="group relative">
      <summary className={`${round} list-none`}>
        <Icon name="settings" label={t('settings')} />
      </summary>
      <div className="absolute top-12 right-0 w-72 rounded-lg border border-line bg-card p-2 text-ink shadow-lg lg:top-auto lg:bottom-12">
        {settings.map((name) => (
          <label key={name} className="flex min-h-11 items-start gap-3 rounded-md px-2 py-2 hover:bg-paper-deep">
            <input
              type="checkbox"
              checked={choices[name]}
              onChange={(event) => choose({ [name]: event.target.checked })}
              className="mt-[0.35em] size-[1.1em] shrink-0"
            />
            <span>
              {t(name)}
              {name === 'captions' ? null : <span className="block text-sm text-soft">{t(`${name}Hint`)}</span>}
            </span>
          </label>
        ))}
        <p className="px-2 pt-1 text-xs text-soft max-lg:hidden">{t('shortcuts')}</p>
      </div>
    </details>
  )
}

type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/** Null where a browser has no full screen. iPhones have one of the <video> alone. */
function useFullscreen(surface: RefObject<HTMLElement>): { on: boolean; toggle: () => void } | null {
  const [can, setCan] = useState(false)
  const [on, setOn] = useState(false)
  useEffect(() => {
    const video = surface.current?.querySelector('video') as PhoneVideo | null | undefined
    setCan(document.fullscreenEnabled || Boolean(video?.webkitEnterFullscreen))
    const changed = () => setOn(document.fullscreenElement === surface.current)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [surface])
  if (!can) return null
  return {
    on,
    toggle() {
      if (document.fullscreenElement) return void document.exitFullscreen()
      if (document.fullscreenEnabled) return void surface.current?.requestFullscreen().catch(() => undefined)
      ;(surface.current?.querySelector('video') as PhoneVideo | null)?.webkitEnterFullscreen?.()
    },
  }
}
