import { useEffect, useState } from 'react'

/** Between two looks, ms. */
const EVERY_MS = 100
/** Samples of one look: more than pass between two, so that nothing short is missed. */
const SAMPLES = 8192

/** How loud a stream's sound is now and was at most: its highest peak, of 1; 0 without sound. */
export function useLoudness(stream: MediaStream | null): { loudness: number; loudest: number } {
  const [heard, setHeard] = useState({ loudness: 0, loudest: 0 })
  useEffect(() => {
    if (!stream || stream.getAudioTracks().length === 0) return
    const context = new AudioContext()
    void context.resume()
    const analyser = context.createAnalyser()
    analyser.fftSize = SAMPLES
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(SAMPLES)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      setHeard(({ loudest }) => ({ loudness: Math.min(1, peak), loudest: Math.max(loudest, peak) }))
    }, EVERY_MS)
    return () => {
      clearInterval(timer)
      void context.close()
      setHeard({ loudness: 0, loudest: 0 })
    }
  }, [stream])
  return heard
}
