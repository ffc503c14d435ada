import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'
import type { Slate } from './slate.ts'

const quiet = new Set<Slate>(['connecting', 'stalled'])

/** What is the matter with the picture, in words over it. Short waits are not announced: they end by themselves. */
export function SlateWords({ slate, address }: { slate: Slate; address: string }) {
  const t = useTranslations('watch.slate')
  if (slate === null || slate === 'none') return <div role="status" />
  if (quiet.has(slate))
    return (
      <p
        data-slate={slate}
        className="absolute inset-x-0 top-[38%] mx-auto w-fit animate-[arrive_0.3s_0.6s_ease-out_backwards] rounded-full bg-ink/80 px-4 py-1.5 text-sm text-white"
      >
        {t(slate as 'connecting' | 'stalled')}
      </p>
    )
  return (
    <div
      role="status"
      data-slate={slate}
      className="absolute top-[min(8.5rem,22%)] right-15 left-2 mx-auto grid w-fit max-w-88 justify-items-center gap-1 rounded-lg bg-ink/80 px-4 py-3 text-center text-white lg:inset-x-10 lg:top-[34%] lg:px-6 lg:py-4"
    >
      {slate === 'paused' ? <Icon name="pause" className="text-2xl max-lg:hidden" /> : null}
      <p className="font-display text-lg leading-snug lg:text-xl">{t(slate as 'away')}</p>
      {slate === 'chosen' ? null : (
        <p className="text-sm max-lg:[@media(height<47rem)]:sr-only">{t(`${slate}Text` as 'awayText')}</p>
      )}
      {slate === 'impossible' ? (
        <a href={address} className="mt-1 inline-flex min-h-11 items-center text-white underline underline-offset-4">
          {t('address')}
        </a>
      ) : null}
    </div>
  )
}
