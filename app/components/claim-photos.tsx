import { useTranslations } from 'use-intl'
import { widthsOf } from '#domain/pictures.ts'
import type { ClaimView } from '#server/claims/claim-view.ts'

/** The photos of a claim, small; each leads to itself as large as it is kept. */
export function ClaimPhotos({ claim }: { claim: Pick<ClaimView, 'id' | 'photos'> }) {
  const t = useTranslations('claims.one')
  if (claim.photos.length === 0) return null
  const address = (id: string, width: number) => `/claims/${claim.id}/photos/${id}/${width}.webp`
  return (
    <ul className="mt-3 grid grid-cols-3 gap-2 sm:grid-cols-4">
      {claim.photos.map((photo, index) => (
        <li key={photo.id}>
          <a href={address(photo.id, widthsOf(photo).at(-1) ?? 320)} className="block">
            <img
              src={address(photo.id, 320)}
              alt={t('photoAlt', { number: index + 1 })}
              width={320}
              height={320}
              loading="lazy"
              className="aspect-square w-full rounded-md border border-line bg-paper-deep object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
