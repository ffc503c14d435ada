import { useLocale } from 'use-intl'

/** Puts finished sentences one after the other: a Chinese full stop brings its own space. Null ones are left out. */
export function useSentences(): (...sentences: (string | null)[]) => string {
  const space = useLocale() === 'zh' ? '' : ' '
  return (...sentences) => sentences.filter((sentence) => sentence !== null).join(space)
}
