import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { CAPTION_LIMIT, splitCaption } from '#domain/captions.ts'
import { languageTag } from '#domain/locale.ts'
import { useHydrated } from '../use-hydrated.ts'
import { AdWords } from './ad-words.tsx'
import { canListen, listen, type SpeechTrouble } from './recognition.ts'

/** In this time what was heard can still be put right. */
const EDITABLE_MS = 4_000

/** Pieces that wait to be sent, the first of them in the field; it goes by itself unless somebody is in the field. */
function useWaiting(send: (text: string) => void) {
  const [waiting, setWaiting] = useState<string[]>([])
  const [editing, setEditing] = useState(false)
  const first = waiting[0]
  const go = useCallback(() => {
    if (first === undefined) return
    if (first.trim()) send(first.trim())
    setEditing(false)
    setWaiting((all) => all.slice(1))
  }, [first, send])
  useEffect(() => {
    if (first === undefined || editing) return
    // Whoever speaks faster than it is read has the next piece hurry this one.
    const timer = setTimeout(go, waiting.length > 1 ? EDITABLE_MS / 2 : EDITABLE_MS)
    return () => clearTimeout(timer)
  }, [first, editing, go, waiting.length])
  return {
    first,
    editing,
    setEditing,
    go,
    add: (text: string) => setWaiting((all) => [...all, ...splitCaption(text)]),
    change: (text: string) => setWaiting(([, ...rest]) => [text, ...rest]),
    drop: () => {
      setEditing(false)
      setWaiting((all) => all.slice(1))
    },
  }
}

/** Speech into captions, where the browser can: what is heard, a moment to put it right, then it goes out. */
export function SpeechCaptions({ send }: { send: (text: string) => void }) {
  const t = useTranslations('studio.speech')
  const locale = useLocale()
  const hydrated = useHydrated()
  const [listening, setListening] = useState(false)
  const [interim, setInterim] = useState('')
  const [trouble, setTrouble] = useState<SpeechTrouble | null>(null)
  const waiting = useWaiting(send)
  const add = useRef(waiting.add)
  add.current = waiting.add
  useEffect(() => {
    if (!listening) return
    setTrouble(null)
    const stop = listen(languageTag(locale), {
      interim: setInterim,
      heard: (text) => add.current(text),
      stopped(why) {
        setTrouble(why)
        setListening(false)
      },
    })
    return () => {
      stop()
      setInterim('')
    }
  }, [listening, locale])
  if (!hydrated) return null
  if (!canListen()) return <p className="text-sm text-soft">{t('none')}</p>
  return (
    <div className="grid gap-2">
      <button
        type="button"
        aria-pressed={listening}
        onClick={() => setListening(!listening)}
        className={`min-h-12 rounded-md border px-4 font-medium ${listening ? 'border-accent bg-accent-wash text-accent-deep' : 'border-line-strong bg-card'}`}
      >
        {t(listening ? 'stop' : 'start')}
      </button>
      <p className="min-h-7 text-soft">
        {trouble ? t(`trouble.${trouble}`) : listening ? interim || t('listening') : t('hint')}
      </p>
      {waiting.first === undefined ? null : (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            waiting.go()
          }}
        >
          <label className="text-sm text-soft" htmlFor="heard">
            {t(waiting.editing ? 'editing' : 'goesOut')}
          </label>
          <input
            id="heard"
            className="control"
            value={waiting.first}
            maxLength={CAPTION_LIMIT}
            autoComplete="off"
            onFocus={() => waiting.setEditing(true)}
            onChange={(event) => waiting.change(event.target.value)}
          />
          <AdWords text={waiting.first} />
          <div className="flex gap-2">
            <button
              type="submit"
              className="min-h-11 flex-1 rounded-md border border-accent px-4 font-medium text-accent"
            >
              {t('send')}
            </button>
            <button type="button" onClick={waiting.drop} className="min-h-11 rounded-md border border-line-strong px-4">
              {t('drop')}
            </button>
          </div>
        </form>
      )}
    </div>
  )
}
