import { useTranslations } from 'use-intl'

const two = (part: number) => String(part).padStart(2, '0')

/** `23:00`, or `1:02:03` from an hour on. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Milliseconds of `23:00`, `1:02:03` or `1380`; null for anything else. */
export function readClockTime(text: string): number | null {
  const parts = text.normalize('NFKC').trim().split(':')
  if (parts.length > 3 || parts.some((part) => !/^\d{1,6}$/.test(part))) return null
  if (parts.slice(1).some((part) => Number(part) > 59)) return null
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1_000
}

/** A time as it is spoken: 23 minutes 5 seconds. */
export function useSpokenTime(): (ms: number) => string {
  const t = useTranslations('replay.time')
  return (ms) => {
    const seconds = Math.floor(ms / 1_000)
    const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
    const spoken = t('minutes', { minutes, seconds: seconds % 60 })
    return hours > 0 ? t('hours', { hours, rest: spoken }) : spoken
  }
}

/** The address of a replay from a time on; whole seconds. */
export const momentPath = (sessionId: string, ms: number): string => `/live/${sessionId}?t=${Math.floor(ms / 1_000)}`
