import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'

/** The front door: a picture of the place, what this is, and the way in. */
export function Hero() {
  const t = useTranslations('home')
  return (
    <section className="mx-auto w-full max-w-page md:px-4 md:pt-6">
      <div className="overflow-hidden bg-card md:rounded-lg md:border md:border-line">
        <img
          src="/banners/home.svg"
          {...{ fetchpriority: 'high' }}
          alt={t('heroAlt')}
          width={1600}
          height={700}
          className="block aspect-[16/10] h-auto w-full object-cover object-[72%_60%] md:aspect-[16/6]"
        />
        <div className="px-4 py-6 md:flex md:items-end md:justify-between md:gap-8 md:px-8">
          <div>
            <h1 className="text-2xl md:text-3xl">{t('title')}</h1>
            <p className="mt-2 max-w-prose text-soft">{t('lead')}</p>
          </div>
          <p className="mt-5 flex shrink-0 flex-wrap gap-3 md:mt-0">
            <ButtonLink href="/products">{t('browse')}</ButtonLink>
            <ButtonLink href="/about" look="quiet">
              {t('how')}
            </ButtonLink>
          </p>
        </div>
      </div>
    </section>
  )
}
