import { useEffect, useState } from 'react'
import type { CaptionLine as Caption } from '../room-state.ts'

/** The newest caption for as long as it lasts; null between two. One that was over when the page came is not shown. */
export function useCaption(caption: Caption | null): Caption | null {
  const [shown, setShown] = useState<Caption | null>(null)
  useEffect(() => {
    const left = caption ? Date.parse(caption.at) + caption.lastsMs - Date.now() : 0
    if (!caption || left <= 0) return setShown(null)
    setShown(caption)
    const timer = setTimeout(() => setShown(null), Math.min(left, caption.lastsMs))
    return () => clearTimeout(timer)
  }, [caption])
  return shown
}

/** What the host says, as text over the lower edge of the picture, as large as the reader's own text. */
export function CaptionLine(props: { caption: Caption | null; read: boolean; className?: string }) {
  const { read, className = '' } = props
  const caption = useCaption(props.caption)
  return (
    <div aria-live={read ? 'polite' : 'off'} aria-atomic="true" className={`pointer-events-none ${className}`}>
      {caption ? (
        <p
          data-testid="caption"
          className="mx-auto w-fit max-w-full rounded-md bg-ink/85 px-3 py-1.5 text-center text-lg leading-snug text-balance text-white"
        >
          {caption.text}
        </p>
      ) : null}
    </div>
  )
}
