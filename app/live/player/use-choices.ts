import { useCallback, useEffect, useState } from 'react'

/** How somebody likes to watch. Captions are remembered by this browser; the rest lasts as long as the page. */
export type Choices = {
  captions: boolean
  /** Captions are a live region of screen readers. Off at first: they would talk over the host. */
  readCaptions: boolean
  /** The picture is put away, a still stands for it. */
  soundOnly: boolean
}

const CAPTIONS = 'live.captions'

export function useChoices(): { choices: Choices; choose: (change: Partial<Choices>) => void } {
  const [choices, setChoices] = useState<Choices>({ captions: true, readCaptions: false, soundOnly: false })
  useEffect(() => {
    if (localStorage.getItem(CAPTIONS) === 'off') setChoices((before) => ({ ...before, captions: false }))
  }, [])
  const choose = useCallback((change: Partial<Choices>) => {
    if (change.captions !== undefined) localStorage.setItem(CAPTIONS, change.captions ? 'on' : 'off')
    setChoices((before) => ({ ...before, ...change }))
  }, [])
  return { choices, choose }
}
