import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import type { Asked, PublisherView } from './publish-state.ts'
import type { Publisher } from './publisher.ts'

type Props = { publisher: Publisher; view: PublisherView }

/**
 * What a host must know or decide about the picture, in sentences: trouble with camera or line, who else films, and the
 * question to give way. Empty while all is well. Wants the page's whole width.
 */
export function CameraWords({ publisher, view }: Props) {
  const { asked, state } = view
  const t = useTranslations('publish')
  const sentence = useSentence(view)
  const urgent =
    state.kind === 'away' || state.kind === 'tookOver' || state.kind === 'noCamera' || state.kind === 'refused'
  return (
    <>
      {asked ? <GiveWay key={asked.until} asked={asked} answer={publisher.answer} /> : null}
      <div role={urgent ? 'alert' : 'status'}>
        {sentence ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warn-wash px-3 py-2 text-sm text-warn">
            <p className="min-w-0 flex-1 basis-48">
              <Icon name="info" /> {sentence}
            </p>
            {state.kind === 'elsewhere' ? (
              <Button type="button" onClick={publisher.takeOver}>
                {t('ask.take')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  )
}

/** The one sentence that matters most now. */
function useSentence({ state, notice, soundOnly, figures }: PublisherView): string | null {
  const t = useTranslations('publish')
  switch (state.kind) {
    case 'noCamera':
      return t(`camera.${state.why}`)
    case 'refused': {
      const { code } = state
      const known =
        code === 'TokenUnknown' || code === 'TokenEnded' || code === 'SessionNotOnAir' || code === 'CannotEncode'
      return t(`refused.${known ? code : 'other'}`)
    }
    case 'elsewhere':
    case 'tookOver':
      return state.by.name ? t(`text.${state.kind}`, state.by) : t(`text.${state.kind}Unknown`)
    case 'waitingForThem':
      return t('text.waitingForThem', { name: state.by.name })
    case 'catchingUp':
      return t('text.catchingUp', { seconds: Math.ceil((figures?.waitingMs ?? 0) / 1_000) })
    case 'asking':
    case 'away':
    case 'ended':
      return t(`text.${state.kind}`)
    default:
      if (notice) return t(`notice.${notice}`)
      return figures && soundOnly !== 'no' ? t(`sound.${soundOnly}`) : null
  }
}

function GiveWay({ asked: { name, device, until }, answer }: { asked: Asked; answer: (give: boolean) => void }) {
  const t = useTranslations('publish.ask')
  const [seconds, setSeconds] = useState(() => Math.ceil((until - Date.now()) / 1_000))
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1_000))), 500)
    return () => clearInterval(timer)
  }, [until])
  return (
    <section
      role="alertdialog"
      aria-labelledby="give-way"
      aria-describedby="give-way-text"
      className="bg-accent-wash px-3 py-2"
    >
      <h2 id="give-way" className="text-lg">
        {t('title', { name })}
      </h2>
      {/* Read once when the question comes; the seconds are for eyes. */}
      <p id="give-way-text" className="text-sm tabular" aria-live="off">
        {t('text', { device, seconds })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="button" onClick={() => answer(true)}>
          {t('give')}
        </Button>
        <Button type="button" look="quiet" onClick={() => answer(false)}>
          {t('keep')}
        </Button>
      </div>
    </section>
  )
}
