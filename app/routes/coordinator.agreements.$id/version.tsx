import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { standingOf } from '#domain/agreement-standing.ts'
import { inLocale } from '#domain/locale.ts'
import type { AgreementPage, ShareView, VersionView } from '#server/linkage/read-agreement.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { percent, Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { EndVersion } from './end-version.tsx'
import type { VersionRefusal } from './read-decision.ts'
import { Terms } from './terms.tsx'
import { VersionEvidence } from './version-evidence.tsx'

const tones = { proposed: 'warn', rejected: 'plain', coming: 'plain', inForce: 'good', ended: 'plain' } as const

type VersionProps = {
  version: VersionView
  agreement: Pick<AgreementPage, 'id' | 'type'>
  me: string
  now: Date
  refusal: VersionRefusal | null
}

/** One version: its dates, people, terms, evidence and shares; and what this viewer may do with it. */
export function Version({ version, agreement, me, now, refusal }: VersionProps) {
  const t = useTranslations('coordinator')
  const words = useTranslations('linkage')
  const standing = standingOf(version, now)
  return (
    <section
      id={`version-${version.version}`}
      className="scroll-mt-6 rounded-lg border border-line bg-card p-4 text-sm"
    >
      <h3 className="mb-2 flex flex-wrap items-center gap-2 text-base">
        {t('agreements.versionNo', { version: version.version })}
        <Badge tone={tones[standing]}>{words(`standing.${standing}`)}</Badge>
      </h3>
      <VersionFacts version={version} />
      <Terms type={agreement.type} version={version} />
      <div className="mt-3">
        <Shares version={version} />
        <ExportLink href={`/coordinator/agreements/${agreement.id}/shares.csv`} />
      </div>
      <VersionEvidence type={agreement.type} version={version} refusal={refusal} />
      {standing === 'proposed' ? <Decision version={version} own={version.proposedById === me} /> : null}
      {(standing === 'inForce' || standing === 'coming') && !version.endReason ? (
        <EndVersion version={version} refusal={refusal} now={now} />
      ) : null}
    </section>
  )
}

function VersionFacts({ version }: { version: VersionView }) {
  const t = useTranslations('coordinator')
  const words = useTranslations('linkage')
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, 'day')
  const { validFrom, validTo, decidedBy, decidedAt, state } = version
  return (
    <Facts>
      <Fact name={t('line.valid')}>
        {validTo
          ? t('line.validSpan', { from: day(validFrom), to: day(validTo) })
          : t('line.validOpen', { from: day(validFrom) })}
      </Fact>
      <Fact name={t('line.evidence')}>{version.evidence}</Fact>
      <Fact name={t('line.proposed')}>
        {t('agreement.proposedBy', { person: version.proposedBy, at: format.dateTime(version.proposedAt, 'full') })}
      </Fact>
      {decidedBy && decidedAt ? (
        <Fact name={t(`agreement.state.${state}`)}>
          {t(state === 'approved' ? 'agreement.approvedBy' : 'agreement.rejectedBy', {
            person: decidedBy,
            at: format.dateTime(decidedAt, 'full'),
          })}
        </Fact>
      ) : null}
      {version.endReason ? (
        <Fact name={words('endedBy')}>
          {version.endedBy}：{version.endReason}
        </Fact>
      ) : null}
      <Fact name={t('agreement.lines')}>
        <span className="tabular">{version.lines}</span>
      </Fact>
    </Facts>
  )
}

function Shares({ version }: { version: VersionView }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const name = (share: ShareView) =>
    share.householdId ? (
      <a href={`/coordinator/households/${share.householdId}`} className="link">
        {share.nameZh} {share.householdCode}
      </a>
    ) : share.nameZh ? (
      inLocale(locale, share.nameZh, share.nameEn)
    ) : (
      ''
    )
  return (
    <DeskTable
      caption={t('agreement.sharesCaption', { version: version.version })}
      rows={version.shares.map((share, at) => ({ ...share, at }))}
      rowKey={(share) => share.at}
      columns={[
        {
          key: 'party',
          title: t('agreement.party'),
          cell: (share) => t(`parties.${share.party}`),
          foot: t('line.sum'),
        },
        { key: 'name', title: t('agreement.name'), cell: name, foot: '' },
        {
          key: 'bps',
          title: t('agreement.bps'),
          numeric: true,
          cell: (share) => percent(share.bps),
          foot: percent(version.shares.reduce((sum, share) => sum + share.bps, 0)),
        },
        {
          key: 'cost',
          title: t('agreement.cost'),
          numeric: true,
          cell: (share) => <Yuan fen={share.party === 'household' ? share.costFenPerUnit : null} />,
          foot: '',
        },
      ]}
    />
  )
}

function Decision({ version, own }: { version: VersionView; own: boolean }) {
  const t = useTranslations('coordinator.agreement')
  const format = useFormatter()
  if (own) return <p className="mt-3 text-warn">{t('ownProposal')}</p>
  return (
    <form method="post" className="mt-4 border-t border-line pt-4">
      <input type="hidden" name="version" value={version.id} />
      <p className="mb-3 max-w-prose text-soft">
        {t('decideLead', { from: format.dateTime(version.validFrom, 'day') })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button name="decision" value="approved">
          {t('approve', { version: version.version })}
        </Button>
        <Button name="decision" value="rejected" look="quiet">
          {t('reject')}
        </Button>
      </div>
    </form>
  )
}
