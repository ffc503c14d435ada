import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'
import { useMovingFigures } from './use-moving-figures.ts'

/** Keeps the page's figures moving, and says whether it does. */
export function MovingSign() {
  const t = useTranslations('coordinator')
  const listening = useMovingFigures()
  return (
    <p className={`inline-flex items-center gap-1.5 text-xs ${listening ? 'text-good' : 'text-soft'}`}>
      <Icon name={listening ? 'live' : 'clock'} />
      {listening ? t('moving.on') : t('moving.off')}
    </p>
  )
}
