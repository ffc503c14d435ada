import { useTranslations } from 'use-intl'
import { useSpeakerName } from '../use-speaker-name.ts'
import { useDesk } from './desk-context.tsx'
import { Steer } from './steer.tsx'

/** The question that is being answered, and that it was. */
export function Pinned() {
  const t = useTranslations('studio.question')
  const nameOf = useSpeakerName()
  const { pinned } = useDesk().room
  if (!pinned) return null
  return (
    <section aria-labelledby="pinned" className="flex items-center gap-3 border-b border-line bg-accent-wash px-3 py-2">
      <div className="min-w-0 flex-1">
        <h3 id="pinned" className="font-sans text-sm font-normal text-accent-deep">
          {t('pinned', { name: nameOf(pinned.name) })}
        </h3>
        <p className="text-xl leading-snug font-medium">{pinned.text}</p>
      </div>
      <Steer intent="answer" fields={{ seq: pinned.seq }}>
        <button
          type="submit"
          aria-keyshortcuts="a"
          className="min-h-12 rounded-md bg-accent px-4 font-medium text-white hover:bg-accent-deep"
        >
          {t('answered')}
          <span className="sr-only">：{pinned.text}</span>
        </button>
      </Steer>
    </section>
  )
}
