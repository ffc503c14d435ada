/** The part of the Web Speech API that is used here; browsers that have it name it in two ways. */
interface Recognition {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { resultIndex: number; results: ArrayLike<Heard> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}
type Heard = ArrayLike<{ transcript: string }> & { isFinal: boolean }

export type SpeechTrouble = 'denied' | 'noMicrophone' | 'network' | 'language' | 'other'

const troubles: Record<string, SpeechTrouble> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'noMicrophone',
  network: 'network',
  'language-not-supported': 'language',
}

const constructorOf = (): (new () => Recognition) | undefined => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
    string,
    (new () => Recognition) | undefined
  >
  return SpeechRecognition ?? webkitSpeechRecognition
}

/** Whether this browser can put speech into writing. */
export const canListen = (): boolean => constructorOf() !== undefined

export type Listening = {
  /** What is being said, not yet final. */
  interim(text: string): void
  /** A finished piece of speech. */
  heard(text: string): void
  /** It stopped, and will not go on by itself. */
  stopped(trouble: SpeechTrouble): void
}

/**
 * Listens until the answer is called. Browsers end recognition after a silence; it is begun again, unless the browser
 * says why it cannot.
 */
export function listen(lang: string, { interim, heard, stopped }: Listening): () => void {
  const Constructor = constructorOf()
  if (!Constructor) {
    stopped('other')
    return () => undefined
  }
  const recognition = new Constructor()
  let on = true
  recognition.lang = lang
  recognition.continuous = true
  recognition.interimResults = true
  recognition.onresult = ({ resultIndex, results }) => {
    let open = ''
    for (const result of Array.from(results).slice(resultIndex)) {
      const said = result[0]?.transcript ?? ''
      if (result.isFinal) heard(said)
      else open += said
    }
    interim(open)
  }
  recognition.onerror = ({ error }) => {
    // Silence, and the end of a stretch that we asked for, are no trouble.
    if (error === 'no-speech' || error === 'aborted' || !on) return
    on = false
    stopped(troubles[error] ?? 'other')
  }
  recognition.onend = () => on && recognition.start()
  recognition.start()
  return () => {
    on = false
    recognition.abort()
  }
}
