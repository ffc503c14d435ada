import { useTranslations } from 'use-intl'
import { findAdWords, isForbidden } from '#domain/advertising-words.ts'

/** Says which words of a text advertising law forbids, before it is sent. As high without as with. */
export function AdWords({ text }: { text: string }) {
  const t = useTranslations('studio.caption')
  const found = findAdWords(text)
  const words = [...new Set(found.map((one) => one.text))].join('、')
  return (
    <p role="status" className="min-h-6 text-sm text-warn">
      {found.length === 0 ? '' : t(found.some(isForbidden) ? 'forbidden' : 'doubtful', { words })}
    </p>
  )
}
