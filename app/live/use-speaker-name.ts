import { useTranslations } from 'use-intl'

/** Somebody's name in the chat; a guest's is said in the reader's language. */
export function useSpeakerName() {
  const t = useTranslations('live.chat')
  return (name: string) => {
    const guest = /^游客(\d{4})$/.exec(name)?.[1]
    return guest ? t('guest', { number: guest }) : name
  }
}
