import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { deviceName } from '../../live/publish/camera.ts'
import { useHydrated } from '../../live/use-hydrated.ts'
import { CheckLine } from './check-line.tsx'
import { type LineFigure, measureLine } from './measure-line.ts'
import type { action } from './route.tsx'

/** Measures what the line takes, in figures and in what that is good for. */
export function UplinkCheck() {
  const t = useTranslations('schedule.checks.uplink')
  const fetcher = useFetcher<typeof action>()
  const hydrated = useHydrated()
  const [figure, setFigure] = useState<LineFigure | 'failed' | null>(null)
  const given = fetcher.data
  useEffect(() => {
    if (!given) return
    let stays = true
    void (given.ok ? measureLine(given.token) : Promise.resolve(null)).then((measured) => {
      if (stays) setFigure(measured ?? 'failed')
    })
    return () => {
      stays = false
    }
  }, [given])
  const testing = fetcher.state !== 'idle' || (given !== undefined && figure === null)
  const start = () => {
    setFigure(null)
    fetcher.submit({ device: deviceName() }, { method: 'post' })
  }
  return (
    <CheckLine
      level={levelOf(testing ? null : figure)}
      title={t('title')}
      text={<span role="status">{testing ? t('testing') : <Verdict figure={figure} given={given} />}</span>}
      mend={
        <Button look="quiet" type="button" onClick={start} disabled={!hydrated || testing}>
          {figure === null ? t('start') : t('again')}
        </Button>
      }
    >
      {testing ? <progress aria-label={t('testing')} className="my-1 h-2 w-full max-w-96" /> : null}
    </CheckLine>
  )
}

function levelOf(figure: LineFigure | 'failed' | null) {
  if (figure === null) return 'idle'
  if (figure === 'failed' || figure.step === 'sound') return 'stop'
  return figure.step === '720p' || figure.step === '540p' ? 'ok' : 'warn'
}

type Given = { ok: boolean; message?: string } | undefined

function Verdict({ figure, given }: { figure: LineFigure | 'failed' | null; given: Given }) {
  const t = useTranslations('schedule.checks.uplink')
  const format = useFormatter()
  if (figure === null) return <>{t('idle')}</>
  if (figure === 'failed') return <>{given?.message ?? t('failed')}</>
  const rate = format.number(figure.bits / 1_000_000, { maximumFractionDigits: 1 })
  const level = levelOf(figure)
  return <>{level === 'idle' ? null : t(level, { rate, step: figure.step })}</>
}
