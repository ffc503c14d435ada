/** Why there is no camera. `busy`: another program, or a call, has it. `insecure`: not https. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'insecure'

export type Facing = 'environment' | 'user'
/** `lacks`: this device has only the other. */
export type OpenedCamera = { ok: true; stream: MediaStream; lacks: 'camera' | 'microphone' | null }
export type CameraAnswer = OpenedCamera | { ok: false; why: CameraTrouble }

const SOUND: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: { ideal: 1 },
}
const picture = (facing: Facing): MediaTrackConstraints => ({
  facingMode: { ideal: facing },
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
})

/**
 * Asks for camera and microphone; a device that has only one of them gives that one. Browsers show their question now.
 * Calls `stop` on the stream's tracks are the caller's.
 */
export async function openCamera({ facing, sound = true }: { facing: Facing; sound?: boolean }): Promise<CameraAnswer> {
  if (!navigator.mediaDevices?.getUserMedia) return { ok: false, why: 'insecure' }
  const both = await ask({ video: picture(facing), audio: sound ? SOUND : false })
  if (both instanceof MediaStream) return { ok: true, stream: both, lacks: null }
  if (both !== 'none') return { ok: false, why: both }
  const video = await ask({ video: picture(facing) })
  if (video instanceof MediaStream) return { ok: true, stream: video, lacks: sound ? 'microphone' : null }
  const audio = sound ? await ask({ audio: SOUND }) : video
  if (audio instanceof MediaStream) return { ok: true, stream: audio, lacks: 'camera' }
  return { ok: false, why: audio }
}

const ask = (constraints: MediaStreamConstraints): Promise<MediaStream | CameraTrouble> =>
  navigator.mediaDevices.getUserMedia(constraints).catch((error: unknown) => troubleOf(error))

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}

/** What people call this device: “Android · Chrome”. */
export function deviceName(agent: string = navigator.userAgent): string {
  const systems = {
    iPhone: /iPhone/,
    iPad: /iPad/,
    Android: /Android/,
    Windows: /Windows/,
    Mac: /Macintosh/,
    Linux: /Linux/,
  }
  const browsers = {
    微信: /MicroMessenger/,
    Edge: /Edg\//,
    Firefox: /Firefox|FxiOS/,
    Chrome: /Chrome|CriOS/,
    Safari: /Safari/,
  }
  const named = (names: Record<string, RegExp>) => Object.entries(names).find(([, pattern]) => pattern.test(agent))?.[0]
  return [named(systems), named(browsers)].filter(Boolean).join(' · ') || '—'
}
