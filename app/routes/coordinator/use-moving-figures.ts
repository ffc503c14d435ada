import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/**
 * Reads the page's figures again whenever the server says that they may have moved. One reading at a time: what comes
 * meanwhile is read after it. @returns whether the page is listening; without JavaScript it never is
 */
export function useMovingFigures(): boolean {
  const { revalidate, state } = useRevalidator()
  const [listening, setListening] = useState(false)
  const [behind, setBehind] = useState(0)
  const read = useRef(0)

  useEffect(() => {
    const source = new EventSource('/coordinator/stream')
    source.addEventListener('open', () => setListening(true))
    source.addEventListener('error', () => setListening(false))
    source.addEventListener('changed', () => setBehind((count) => count + 1))
    return () => source.close()
  }, [])

  useEffect(() => {
    if (behind === read.current || state !== 'idle') return
    read.current = behind
    revalidate()
  }, [behind, state, revalidate])

  return listening
}
