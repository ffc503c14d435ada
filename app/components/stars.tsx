import { useTranslations } from 'use-intl'

const places = [1, 2, 3, 4, 5]
const star = 'M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.6l6.1-.8z'

/** How many stars, 0 to 5, in tenths of a star: 47 is 4.7. */
export function Stars({ tenths, className = '' }: { tenths: number; className?: string }) {
  const t = useTranslations('reviews')
  return (
    <svg
      viewBox="0 0 120 24"
      role="img"
      aria-label={t('stars', { stars: tenths / 10 })}
      className={`inline-block h-[1.1em] w-[5.5em] align-[-0.15em] ${className}`}
    >
      {places.map((place) => (
        <path
          key={place}
          d={star}
          transform={`translate(${(place - 1) * 24} 0)`}
          className={tenths >= place * 10 - 5 ? 'fill-accent' : 'fill-line'}
        />
      ))}
    </svg>
  )
}
