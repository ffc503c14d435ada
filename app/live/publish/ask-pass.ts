import { deviceName } from './camera.ts'
import type { PublishPass } from './publisher.ts'

const ANSWER_MS = 12_000

/** Asks our server for leave to publish a session from this device; null where it is not given or not answered. */
export async function askPass(sessionId: string): Promise<PublishPass | null> {
  const body = new URLSearchParams({ device: deviceName() })
  const answer = await fetch(`/studio/${sessionId}/camera`, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(ANSWER_MS),
  })
    .then((response) => (response.ok ? (response.json() as Promise<PublishPass>) : null))
    .catch(() => null)
  return answer?.token ? answer : null
}
