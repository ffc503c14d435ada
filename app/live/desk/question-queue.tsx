import { useTranslations } from 'use-intl'
import { useSpeakerName } from '../use-speaker-name.ts'
import { MessageActs } from './desk-chat.tsx'
import { useDesk } from './desk-context.tsx'
import { isQuestion } from './is-question.ts'

/** Messages that ask something and were not answered yet, oldest first: whoever waited longest is next. */
export function QuestionQueue() {
  const t = useTranslations('studio.question')
  const nameOf = useSpeakerName()
  const { room, state } = useDesk()
  const answered = new Set(state.answered)
  const waiting = room.chat.filter(
    ({ seq, text, host }) => !host && !answered.has(seq) && seq !== room.pinned?.seq && isQuestion(text),
  )
  return (
    <section aria-labelledby="questions" className="grid gap-2">
      <h3 id="questions" className="font-sans text-base font-medium">
        {t('queue', { count: waiting.length })}
      </h3>
      {waiting.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ol className="grid gap-2">
        {waiting.map((line) => (
          <li key={line.seq} className="rounded-md border border-line bg-card p-2">
            <p className="px-1 pb-1 text-lg leading-snug">
              <span className="text-base text-soft">{nameOf(line.name)}</span> {line.text}
            </p>
            <MessageActs line={line} />
          </li>
        ))}
      </ol>
    </section>
  )
}
