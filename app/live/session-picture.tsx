import { pictureAddress } from '#domain/pictures.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { Picture } from '../components/picture.tsx'
import { pictureOf } from '../components/picture-of.ts'
import { stillOf } from './player/still.tsx'

/**
 * A session on a card: what the camera sees while it is on the air, else its cover, else its product. The still lies over
 * the rest, so that one that is missing leaves no hole.
 * @param className the frame's; it needs a size
 */
export function SessionPicture({ session, className }: { session: SessionCard; className: string }) {
  const { id, coverKey, productSlug, state, media } = session
  const src = coverKey ? pictureAddress(coverKey, 640, 'jpeg') : productSlug ? pictureOf(productSlug) : null
  return (
    <span className={`relative block overflow-hidden bg-paper-deep ${className}`}>
      {src ? <Picture src={src} alt="" eager className="absolute inset-0 h-full object-cover" /> : null}
      {state === 'live' && media !== 'none' ? (
        <img src={stillOf(id)} alt="" width={640} height={360} className="absolute inset-0 size-full object-cover" />
      ) : null}
    </span>
  )
}
