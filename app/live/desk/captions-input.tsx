import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v4 as newId } from 'uuid'
import { CAPTION_LIMIT } from '#domain/captions.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useItemWords } from '../item-words.ts'
import { presentedIn } from '../room-state.ts'
import { AdWords } from './ad-words.tsx'
import { useDesk } from './desk-context.tsx'
import { useProblemWords } from './problem-words.ts'
import { SpeechCaptions } from './speech-captions.tsx'
import { usePhrases } from './use-phrases.ts'

type Source = 'typed' | 'phrase' | 'speech'

/** Sends captions; `told` says what the last one came to. */
function useCaptions() {
  const { steer } = useDesk()
  const problemWords = useProblemWords()
  const t = useTranslations('studio.caption')
  const [told, setTold] = useState('')
  const send = useCallback(
    async (text: string, source: Source, id: string = newId()): Promise<boolean> => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ intent: 'caption', text, source, id })) form.set(name, value)
      const answer = await steer(form)
      setTold(answer.kind === 'done' ? t('sent', { text }) : problemWords(answer.problem))
      return answer.kind === 'done'
    },
    [steer, t, problemWords],
  )
  return { send, told }
}

/** The line in writing for those who do not hear: typed, by a phrase, or spoken. */
export function CaptionsInput() {
  const t = useTranslations('studio.caption')
  const { room, sayId } = useDesk()
  const { send, told } = useCaptions()
  const speak = useCallback((text: string) => void send(text, 'speech'), [send])
  if (room.state !== 'live') return <p className="text-soft">{t('closed')}</p>
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t('lead')}</p>
      <TypedCaption sayId={sayId} send={send} />
      <p role="status" className="-mt-2 min-h-6 truncate text-sm text-soft">
        {told}
      </p>
      <SpeechCaptions send={speak} />
    </div>
  )
}

type Send = ReturnType<typeof useCaptions>['send']

function TypedCaption({ sayId, send }: { sayId: string; send: Send }) {
  const t = useTranslations('studio.caption')
  const [text, setText] = useState('')
  const [id, setId] = useState(sayId)
  const phrases = usePhrases()
  const clean = text.trim()
  return (
    <>
      <form
        method="post"
        onSubmit={async (event) => {
          event.preventDefault()
          if (!(await send(text, 'typed', id))) return
          setText('')
          setId(newId())
        }}
      >
        <input type="hidden" name="intent" value="caption" />
        <input type="hidden" name="source" value="typed" />
        <input type="hidden" name="id" value={id} />
        <label className="font-medium" htmlFor="caption">
          {t('label')}
        </label>
        <div className="mt-1 flex gap-2">
          <input
            id="caption"
            name="text"
            className="control"
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={CAPTION_LIMIT}
            required
            autoComplete="off"
            enterKeyHint="send"
            placeholder={t('placeholder')}
          />
          <Button look="quiet" className="shrink-0">
            {t('send')}
          </Button>
        </div>
        <AdWords text={text} />
      </form>
      <Phrases
        own={phrases.own}
        onRemove={phrases.remove}
        onKeep={clean ? () => phrases.add(clean) : null}
        send={send}
      />
    </>
  )
}

const chip =
  'min-h-11 rounded-full border border-line-strong bg-card px-4 text-left hover:border-accent hover:text-accent'

function Phrases(props: {
  own: string[]
  onRemove: (phrase: string) => void
  onKeep: (() => void) | null
  send: Send
}) {
  const t = useTranslations('studio.caption')
  const words = useItemWords()
  const { room } = useDesk()
  const { own, onRemove, onKeep, send } = props
  const item = presentedIn(room)
  const given = [
    ...(item
      ? [t('phrase.now', { name: words.name(item) }), t('phrase.left', { left: words.units(item, item.left) })]
      : []),
    ...(['ships', 'buy', 'ask', 'back', 'thanks'] as const).map((key) => t(`phrase.${key}`)),
  ]
  return (
    <section aria-labelledby="phrases">
      <h3 id="phrases" className="font-sans text-base font-medium">
        {t('phrases')}
      </h3>
      <ul className="mt-1 flex flex-wrap gap-2">
        {own.map((phrase) => (
          <li key={`own ${phrase}`} className="flex">
            <button type="button" className={`${chip} rounded-r-none`} onClick={() => send(phrase, 'phrase')}>
              {phrase}
            </button>
            <button
              type="button"
              className="grid min-h-11 w-11 place-items-center rounded-r-full border border-l-0 border-line-strong"
              aria-label={t('remove', { phrase })}
              onClick={() => onRemove(phrase)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
        {given.map((phrase) => (
          <li key={phrase}>
            <button type="button" className={chip} onClick={() => send(phrase, 'phrase')}>
              {phrase}
            </button>
          </li>
        ))}
        {onKeep ? (
          <li>
            <button type="button" className="min-h-11 px-2 text-accent underline underline-offset-4" onClick={onKeep}>
              {t('keep')}
            </button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
