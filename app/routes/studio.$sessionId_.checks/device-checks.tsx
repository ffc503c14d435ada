import { BatteryCheck } from './battery-check.tsx'
import { CameraCheck } from './camera-check.tsx'
import { UplinkCheck } from './uplink-check.tsx'

/** What only the device itself can tell: camera and microphone, its line, its battery. */
export function DeviceChecks({ sessionId }: { sessionId: string }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-card">
      <CameraCheck />
      <UplinkCheck sessionId={sessionId} />
      <BatteryCheck />
    </ul>
  )
}
