import type { Encoder, EncoderEvents, EncoderInput } from './encoder.ts'

/** WebCodecs where the browser has it, else what a MediaRecorder writes; null where it has neither. Loads what it takes. */
export async function chooseEncoder(input: EncoderInput, events: EncoderEvents): Promise<Encoder | null> {
  const fragments = await import('./fragments-encoder.ts')
  const picture = input.stream.getVideoTracks().length > 0
  if (picture ? await fragments.canEncodeFragments() : typeof AudioEncoder !== 'undefined')
    return fragments.encodeFragments(input, events)
  const { encodeByRecorder, recorderType } = await import('./recorder-encoder.ts')
  return recorderType() ? encodeByRecorder(input, events) : null
}
