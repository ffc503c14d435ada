import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { LinePage } from '#server/households/read-line.ts'
import type { LineShare } from '#server/households/read-line-shares.ts'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { percent, Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { Step } from './step.tsx'

const colours: Record<LineShare['party'], string> = {
  household: 'bg-accent',
  producer: 'bg-good',
  logistics: 'bg-line-strong',
  platform: 'bg-soft',
}

/** The agreement version frozen on the line, and how it divided the money, to the fen. */
export function SplitStep({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator')
  const sum = {
    bps: line.shares.reduce((all, share) => all + share.bps, 0),
    fen: line.shares.reduce((all, share) => all + share.fen, 0n),
  }
  return (
    <Step id="split" icon="sprout" title={t('line.split')}>
      <p className="mb-2 max-w-prose text-soft">{t('line.splitLead')}</p>
      <AgreementFacts line={line} />
      <div className="my-3 flex h-7 overflow-hidden rounded-md" aria-hidden="true">
        {line.shares.map((share, at) =>
          share.bps > 0 ? (
            <span
              key={`${share.party}-${share.householdId ?? at}`}
              className={`grid place-items-center overflow-hidden border-r border-card text-xs whitespace-nowrap text-white last:border-0 ${colours[share.party]}`}
              style={{ width: percent(share.bps) }}
            >
              {share.bps >= 800 ? (
                <span className={share.bps < 2_000 ? 'hidden sm:inline' : ''}>{percent(share.bps)}</span>
              ) : null}
            </span>
          ) : null,
        )}
      </div>
      <DeskTable
        caption={t('line.splitCaption')}
        rows={line.shares.map((share, at) => ({ ...share, at }))}
        rowKey={(share) => share.at}
        columns={[
          { key: 'party', title: t('line.party'), cell: (share) => <PartyName share={share} />, foot: t('line.sum') },
          {
            key: 'bps',
            title: t('line.bps'),
            numeric: true,
            cell: (share) => percent(share.bps),
            foot: percent(sum.bps),
          },
          {
            key: 'fen',
            title: `${t('line.amount')} (${t('income.yuan')})`,
            numeric: true,
            cell: (share) => <Yuan fen={share.fen} />,
            foot: <Yuan fen={sum.fen} />,
          },
        ]}
      />
      <BesidePrice line={line} />
    </Step>
  )
}

/** What the buyer paid more or less than the price that is divided. */
function BesidePrice({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator')
  const { discountFen, discountBearer, freightFen, amountFen } = line
  if (discountFen === 0n && freightFen === 0n) return null
  return (
    <Facts>
      {discountBearer ? (
        <Fact name={t(`line.discountOf.${discountBearer}`)}>
          <Yuan fen={-discountFen} />
        </Fact>
      ) : null}
      {freightFen > 0n ? (
        <Fact name={t('line.freight')}>
          <Yuan fen={freightFen} />
        </Fact>
      ) : null}
      <Fact name={t('line.paidForIt')}>
        <Yuan fen={amountFen - discountFen + freightFen} />
      </Fact>
    </Facts>
  )
}

function PartyName({ share }: { share: LineShare }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const { party, householdId, householdCode, nameZh, nameEn } = share
  const named = party === 'household' || party === 'producer'
  return (
    <span className="inline-flex items-center gap-2">
      <span className={`size-2.5 shrink-0 rounded-sm ${colours[party]}`} aria-hidden="true" />
      <span>
        {t(`parties.${party}`)}{' '}
        {householdId ? (
          <a href={`/coordinator/households/${householdId}`} className="link">
            {nameZh} {householdCode}
          </a>
        ) : nameZh ? (
          inLocale(locale, nameZh, nameEn)
        ) : named ? (
          <span className="text-soft">{t('line.outside')}</span>
        ) : null}
      </span>
    </span>
  )
}

function AgreementFacts({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, 'day')
  return (
    <Facts>
      <Fact name={t('line.agreement')}>
        <a href={`/coordinator/agreements/${line.agreementId}#version-${line.version}`} className="link">
          {t('line.versionOf', { code: line.agreementCode, version: line.version })}
        </a>{' '}
        {inLocale(locale, line.agreementZh, line.agreementEn)} <Badge>{t(`types.${line.agreementType}`)}</Badge>
      </Fact>
      <Fact name={t('line.valid')}>
        {line.validTo
          ? t('line.validSpan', { from: day(line.validFrom), to: day(line.validTo) })
          : t('line.validOpen', { from: day(line.validFrom) })}
      </Fact>
      <Fact name={t('line.proposed')}>{t('line.byAt', { person: line.proposedBy, at: day(line.proposedAt) })}</Fact>
      <Fact name={t('line.decided')}>{t('line.byAt', { person: line.decidedBy, at: day(line.decidedAt) })}</Fact>
      <Fact name={t('line.evidence')}>{line.evidence}</Fact>
    </Facts>
  )
}
