import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { askPass } from '../../live/publish/ask-pass.ts'
import { measureUplink, type UplinkFigure } from '../../live/publish/measure-uplink.ts'
import { useHydrated } from '../../live/use-hydrated.ts'
import { CheckLine } from './check-line.tsx'

type State = { kind: 'idle' | 'failed' } | { kind: 'testing'; share: number } | { kind: 'done'; figure: UplinkFigure }

/** Measures what the line takes, in a figure and in what that is good for. */
export function UplinkCheck({ sessionId }: { sessionId: string }) {
  const t = useTranslations('schedule.checks.uplink')
  const hydrated = useHydrated()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const show = (next: State) => {
    if (here.current) setState(next)
  }
  const measure = async () => {
    show({ kind: 'testing', share: 0 })
    const pass = await askPass(sessionId)
    const answer = pass && (await measureUplink(pass.token, (share) => show({ kind: 'testing', share })))
    show(answer?.ok ? { kind: 'done', figure: answer } : { kind: 'failed' })
  }
  const testing = state.kind === 'testing'
  return (
    <CheckLine
      level={levelOf(state)}
      title={t('title')}
      text={<span role="status">{state.kind === 'done' ? <Verdict figure={state.figure} /> : t(state.kind)}</span>}
      mend={
        <Button look="quiet" type="button" onClick={measure} disabled={!hydrated || testing}>
          {state.kind === 'idle' || testing ? t('start') : t('again')}
        </Button>
      }
    >
      {testing ? (
        <progress aria-label={t('testing')} value={state.share} max={1} className="my-1 h-2 w-full max-w-96" />
      ) : null}
    </CheckLine>
  )
}

function levelOf(state: State) {
  if (state.kind === 'failed') return 'stop'
  return state.kind === 'done' ? verdictOf(state.figure) : 'idle'
}

/** Enough for a clear picture; for a small one; for sound at most. */
function verdictOf({ step }: UplinkFigure) {
  if (step === null || step === 'sound') return 'stop'
  return step === '720p' || step === '540p' ? 'ok' : 'warn'
}

function Verdict({ figure }: { figure: UplinkFigure }) {
  const t = useTranslations('schedule.checks.uplink')
  const format = useFormatter()
  const rate = format.number(figure.mbits, { maximumFractionDigits: 1 })
  return <>{t(verdictOf(figure), { rate, step: figure.step ?? '' })}</>
}
