import { useTranslations } from 'use-intl'
import { findAdWords, isForbidden } from '#domain/advertising-words.ts'

/**
 * A text with the words marked that advertising law forbids or that a person has to look at, and what each of them is;
 * nothing where there are none.
 */
export function MarkedWords({ text }: { text: string }) {
  const t = useTranslations('schedule.words')
  const words = findAdWords(text)
  if (words.length === 0) return null
  return (
    <span className="block text-sm">
      {words.map(({ start, kind, text: word }, at) => (
        <span key={start}>
          {text.slice(words[at - 1]?.end ?? 0, start)}
          <mark
            className={
              isForbidden({ kind })
                ? 'bg-accent-wash font-medium text-accent-deep'
                : 'bg-warn-wash font-medium text-warn'
            }
          >
            {word}
          </mark>
          <span className="text-soft">{t('mark', { kind: t(`kinds.${kind}`) })}</span>
        </span>
      ))}
      {text.slice(words.at(-1)?.end)}
    </span>
  )
}
