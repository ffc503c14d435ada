import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { MEDIA_PATH } from '#domain/live-media.ts'
import { inLocale } from '#domain/locale.ts'
import type { ProductClip } from '#server/livestream/replay/read-product-clip.ts'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'
import { pictureOf } from '../../components/picture-of.ts'

/** How the product was presented live. Nothing of it is loaded before somebody plays it. */
export function Clip({ clip, slug }: { clip: ProductClip; slug: string }) {
  const t = useTranslations('replay.clip')
  const locale = useLocale()
  const format = useFormatter()
  const { sessionId, itemId } = clip
  const title = inLocale(locale, clip.titleZh, clip.titleEn)
  return (
    <div data-clip className="mt-10 md:mt-14">
      <Section title={t('title')} id="clip">
        <div className="grid items-center gap-4 md:grid-cols-2 md:gap-10">
          <div className="relative">
            {/* biome-ignore lint/a11y/useMediaCaption: the whole replay has its captions */}
            <video
              controls
              playsInline
              preload="none"
              poster={pictureOf(slug)}
              src={`${MEDIA_PATH}/${sessionId}/clips/${itemId}.m3u8`}
              aria-label={t('title')}
              className="aspect-video w-full rounded-lg bg-ink object-contain"
            />
            <button
              type="button"
              hidden
              data-clip-play
              className="absolute inset-0 grid w-full place-items-center [&[hidden]]:hidden"
            >
              <span className="flex min-h-13 items-center gap-2 rounded-full bg-ink/80 px-5 font-medium text-white">
                <Icon name="play" />
                {t('play')}
              </span>
            </button>
          </div>
          <p>
            {t('text', { title, date: format.dateTime(clip.startedAt, 'day') })}
            <br />
            <a className="link inline-flex min-h-11 items-center" href={`/live/${sessionId}`}>
              {t('more')}
            </a>
          </p>
        </div>
      </Section>
    </div>
  )
}
