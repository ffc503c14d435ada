import { useTranslations } from 'use-intl'
import { termFields } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { percent, yuan } from '../coordinator/amounts.tsx'

/** What was agreed beside the shares, in words and units of the type. */
export function Terms({ type, version }: { type: LinkageType; version: Pick<VersionView, 'terms'> }) {
  const t = useTranslations('linkage')
  const { terms } = version
  const known = termFields(type).filter(({ name }) => terms[name] !== undefined)
  if (known.length === 0) return null
  const shown = (name: string, kind: ReturnType<typeof termFields>[number]['kind']) => {
    const term = terms[name] ?? ''
    if (kind === 'fen') return t('amount', { yuan: yuan(BigInt(term)) })
    if (kind === 'bps') return percent(Number(term))
    return kind === 'hundredths' ? t('mu', { count: Number(term) / 100 }) : String(term)
  }
  return (
    <div className="mt-3">
      <h4 className="mb-1 font-medium">{t('terms.title')}</h4>
      <Facts>
        {known.map(({ name, kind }) => (
          <Fact key={name} name={t(`terms.${name as 'plot'}`)}>
            <span className={kind === 'text' ? '' : 'tabular'}>{shown(name, kind)}</span>
          </Fact>
        ))}
      </Facts>
    </div>
  )
}
