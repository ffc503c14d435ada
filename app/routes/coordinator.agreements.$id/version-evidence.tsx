import { useTranslations } from 'use-intl'
import { evidenceNeeded, evidenceOf } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { VersionView } from '#server/linkage/read-agreement.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceField } from '../../components/evidence-field.tsx'
import { EvidenceList } from '../../components/evidence-list.tsx'
import type { VersionRefusal } from './read-decision.ts'

/** The files of a version, what is still missing, and a place to add one. */
export function VersionEvidence(props: { type: LinkageType; version: VersionView; refusal: VersionRefusal | null }) {
  const { type, version, refusal } = props
  const t = useTranslations('linkage')
  const kinds = useTranslations('evidence.kinds')
  const missing = evidenceNeeded[type].filter((kind) => !version.files.some((file) => file.kind === kind))
  const wrong = refusal?.field === 'file'
  return (
    <div className="mt-3">
      <h4 className="mb-1 font-medium">{t('evidence')}</h4>
      <EvidenceList evidence={version.files} />
      {version.state === 'proposed' && missing.length > 0 ? (
        <p className="mt-1 text-warn">
          {t('evidenceMissing', { kinds: missing.map((kind) => kinds(kind)).join('、') })}
        </p>
      ) : null}
      <details className="mt-1" open={wrong || undefined}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('addEvidence')}</summary>
        <form method="post" encType="multipart/form-data" className="max-w-xl">
          <input type="hidden" name="version" value={version.id} />
          <EvidenceField kinds={evidenceOf(type)} errors={wrong ? refusal.message : undefined} required />
          <Button name="intent" value="evidence" look="quiet">
            {t('upload')}
          </Button>
        </form>
      </details>
    </div>
  )
}
