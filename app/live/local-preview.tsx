import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

type View = 'off' | 'on' | 'denied' | 'missing'

/** What the camera sees, in this browser only. Opened by a tap, closed with the page. */
export function LocalPreview() {
  const t = useTranslations('studio.preview')
  const video = useRef<HTMLVideoElement>(null)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [view, setView] = useState<View>('off')
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
    return () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [stream])

  async function open(): Promise<void> {
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' }, audio: false }))
      setView('on')
    } catch (error) {
      setView(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing')
    }
  }

  function close(): void {
    setStream(null)
    setView('off')
  }

  return (
    <section
      aria-label={t('label')}
      className="relative h-40 w-24 shrink-0 overflow-hidden rounded-md bg-ink text-paper lg:h-64 lg:w-full"
    >
      <video ref={video} autoPlay muted playsInline className="size-full object-cover" hidden={view !== 'on'} />
      {view === 'on' ? null : (
        <p role="status" className="absolute inset-x-1 top-2 text-center text-xs">
          {t(view === 'off' ? 'none' : view)}
        </p>
      )}
      <button
        type="button"
        onClick={view === 'on' ? close : open}
        className="absolute inset-x-1 bottom-1 min-h-11 rounded-md bg-paper/90 px-1 text-sm leading-tight font-medium text-ink"
      >
        {t(view === 'on' ? 'off' : 'on')}
      </button>
    </section>
  )
}
