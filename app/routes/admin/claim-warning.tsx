import { useTranslations } from 'use-intl'
import type { Claim } from '#domain/catalog/claims.ts'
import { Notice } from '../../components/notice.tsx'

/** Words that advertising must not use. It warns; a person decides. */
export function ClaimWarning({ claims }: { claims: readonly Claim[] }) {
  const t = useTranslations('admin.claims')
  if (claims.length === 0) return null
  const of = (kind: Claim['kind']) => claims.filter((claim) => claim.kind === kind).map(({ word }) => word)
  const [absolute, disease] = [of('absolute'), of('disease')]
  return (
    <Notice tone="warn" title={t('title')}>
      {absolute.length > 0 ? <p>{t('absolute', { words: absolute.join('、') })}</p> : null}
      {disease.length > 0 ? <p>{t('disease', { words: disease.join('、') })}</p> : null}
    </Notice>
  )
}
