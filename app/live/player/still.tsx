import { useEffect, useState } from 'react'
import { MEDIA_PATH } from '#domain/live-media.ts'

const EVERY_MS = 10_000

/** Address of the newest still of a session's picture. */
export const stillOf = (sessionId: string): string => `${MEDIA_PATH}/${sessionId}/still.jpg`

/**
 * What the camera saw some seconds ago; nothing where there is no such picture. `fresh`: a new one every ten seconds, for
 * those who do not get the picture itself.
 */
export function Still(props: { sessionId: string; fresh: boolean; className: string }) {
  const { sessionId, fresh, className } = props
  const [turn, setTurn] = useState(0)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    if (!fresh) return
    const timer = setInterval(() => setTurn((before) => before + 1), EVERY_MS)
    return () => clearInterval(timer)
  }, [fresh])
  return (
    <img
      src={`${stillOf(sessionId)}${turn > 0 ? `?${turn}` : ''}`}
      alt=""
      width={640}
      height={360}
      onLoad={() => setMissing(false)}
      onError={() => setMissing(true)}
      className={`${className} ${missing ? 'invisible' : ''}`}
    />
  )
}
