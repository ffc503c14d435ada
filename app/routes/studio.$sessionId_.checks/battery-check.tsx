import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CheckLine } from './check-line.tsx'

/** As some browsers tell it; `level` of 1. */
type Battery = EventTarget & { level: number; charging: boolean }
type Reading = { percent: number; charging: boolean }

/** Without a charger: below the first, a session will not last; below the second, it may not. */
const TOO_LITTLE = 20
const LITTLE = 50

/** How full the battery is, where the browser tells. */
export function BatteryCheck() {
  const t = useTranslations('schedule.checks.battery')
  const reading = useBattery()
  const level =
    reading === null
      ? 'idle'
      : reading.charging || reading.percent >= LITTLE
        ? 'ok'
        : reading.percent >= TOO_LITTLE
          ? 'warn'
          : 'stop'
  const text =
    reading === null || level === 'idle'
      ? t('unknown')
      : t(level, { percent: reading.percent, charging: String(reading.charging) })
  return <CheckLine level={level} title={t('title')} text={text} />
}

function useBattery(): Reading | null {
  const [reading, setReading] = useState<Reading | null>(null)
  useEffect(() => {
    const device: Navigator & { getBattery?: () => Promise<Battery> } = navigator
    const left = new AbortController()
    void device.getBattery?.().then((battery) => {
      const read = () => setReading({ percent: Math.round(battery.level * 100), charging: battery.charging })
      if (left.signal.aborted) return
      read()
      for (const event of ['levelchange', 'chargingchange'])
        battery.addEventListener(event, read, { signal: left.signal })
    })
    return () => left.abort()
  }, [])
  return reading
}
