import { MediaRefused } from './refusal.ts'

export type RecorderTrack = { take(chunk: { number: number; bytes: Uint8Array }): Promise<void>; close(): void }
export const openRecorderTrack = (_mime: string): RecorderTrack => {
  throw new MediaRefused('InvalidInput')
}
