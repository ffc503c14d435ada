import { useEffect, useState } from 'react'

/** Between two looks, ms. */
const EVERY_MS = 100

/** How loud a stream's sound is now and was at most, both of 1; 0 without sound. */
export function useLoudness(stream: MediaStream | null): { loudness: number; loudest: number } {
  const [heard, setHeard] = useState({ loudness: 0, loudest: 0 })
  useEffect(() => {
    if (!stream || stream.getAudioTracks().length === 0) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // Voices are quiet numbers: the root of what is heard fills the bar.
      const loudness = Math.min(1, Math.sqrt(Math.sqrt(square)))
      setHeard(({ loudest }) => ({ loudness, loudest: Math.max(loudest, Math.sqrt(square)) }))
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      void context.close()
      setHeard({ loudness: 0, loudest: 0 })
    }
  }, [stream])
  return heard
}
