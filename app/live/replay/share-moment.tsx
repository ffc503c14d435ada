import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'
import { momentPath } from './times.ts'

const SAID_MS = 4_000

/** The address of this very second: a link that can be kept, copied when it is pressed. */
export function ShareMoment({ sessionId, ms, className }: { sessionId: string; ms: number; className: string }) {
  const t = useTranslations('replay.player')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const path = momentPath(sessionId, ms)

  async function share(): Promise<void> {
    const url = new URL(path, window.location.href).href
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }

  return (
    <>
      <a
        href={path}
        className={`${className} text-inherit`}
        onClick={(event) => {
          if (!navigator.clipboard) return
          event.preventDefault()
          void share().catch(() => window.location.assign(path))
        }}
      >
        <Icon name={copied ? 'check' : 'share'} label={t('share')} />
      </a>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </>
  )
}
