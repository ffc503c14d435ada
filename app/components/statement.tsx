import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import { heldBackReasons } from '#domain/payout-states.ts'
import type { Statement, StatementRow } from '#server/payouts/read-statement.ts'
import { formatMoney } from '../i18n/format-money.ts'
import { Fact, Facts } from './facts.tsx'
import { Money } from './money.tsx'

/**
 * What a household has to know of one payout, in plain words: one sheet of A4, and readable on a phone. Who it is stands only as its
 * masked name.
 */
export function StatementSheet({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts.statement')
  const locale = useLocale()
  const sold = statement.rows.filter(({ kind }) => kind === 'sale')
  const back = statement.rows.filter(({ kind }) => kind === 'reversal')
  const place = `${inLocale(locale, statement.districtZh, statement.districtEn)} · ${inLocale(locale, statement.villageZh, statement.villageEn)}`
  return (
    <article className="max-w-[46rem] rounded-lg border border-line bg-card p-4 md:p-8 print:max-w-none print:border-0 print:p-0">
      <header className="mb-4">
        <p className="text-sm text-soft">{place}</p>
        <h2 className="text-2xl">{t('title')}</h2>
      </header>
      <Amount statement={statement} />
      <Who statement={statement} />
      <Part title={t('sold')}>
        <Rows rows={sold} />
      </Part>
      {back.length > 0 ? (
        <Part title={t('wentBack')} lead={t('wentBackLead')}>
          <Rows rows={back} />
        </Part>
      ) : null}
      <Part title={t('calculation')}>
        <Sum statement={statement} />
      </Part>
      <Part title={t('ahead')}>
        <Ahead statement={statement} />
      </Part>
      <p className="mt-6 border-t border-line pt-3 text-sm text-soft">{t('note')}</p>
    </article>
  )
}

function Amount({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts.statement')
  return (
    <div className="mb-4 rounded-md bg-accent-wash px-4 py-3 print:border print:border-line-strong print:bg-transparent">
      <p>{t(statement.state === 'failed' ? 'notPaid' : 'toPay')}</p>
      <p className="font-display text-4xl text-accent-deep tabular">{formatMoney(statement.amountFen)}</p>
      <p className="text-sm">
        <Standing statement={statement} />
      </p>
    </div>
  )
}

function Standing({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts')
  const format = useFormatter()
  const { state, runState, paidAt, failure, returnedAt } = statement
  if (runState === 'cancelled') return t('statement.cancelledState')
  if (paidAt) return t('statement.paidOn', { at: format.dateTime(paidAt, 'day') })
  if (state === 'sent') return t('statement.sentState')
  if (state !== 'failed') return t('statement.pendingState')
  const known = heldBackReasons.find((one) => one === failure)
  if (returnedAt) return t('statement.returnedOn', { at: format.dateTime(returnedAt, 'day'), why: failure ?? '' })
  return t('statement.failedState', { why: known ? t(`failure.${known}`) : (failure ?? '') })
}

function Who({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts.statement')
  const { bankName, lastFour } = statement
  return (
    <Facts>
      <Fact name={t('household')}>
        {statement.maskedName} <span className="tabular">{statement.householdCode}</span>
      </Fact>
      <Fact name={t('period')}>
        <span className="tabular">{statement.period}</span>
      </Fact>
      {bankName && lastFour ? (
        <Fact name={t('account')}>{t('accountEnds', { bank: bankName, last: lastFour })}</Fact>
      ) : null}
      <Fact name={t('reference')}>
        <span className="tabular">{statement.reference}</span>
      </Fact>
    </Facts>
  )
}

const Part = ({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) => (
  <section className="mt-6 break-inside-avoid">
    <h3 className="text-lg">{title}</h3>
    {lead ? <p className="text-sm text-soft">{lead}</p> : null}
    <div className="mt-2">{children}</div>
  </section>
)

/** Goods, the household's part of them, what they cost and what is kept; a card each on a phone. */
function Rows({ rows }: { rows: readonly StatementRow[] }) {
  const t = useTranslations('payouts.statement')
  const locale = useLocale()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={`${row.kind}-${row.productId}-${row.agreementCode}-${row.agreementVersion}`} className="py-2.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <span className="font-medium">{inLocale(locale, row.productZh, row.productEn)}</span>{' '}
              <span className="text-sm text-soft">{inLocale(locale, row.specZh, row.specEn)}</span>
            </span>
            {row.quantity === 0 ? null : (
              <span className="tabular">{counted(locale, Math.abs(row.quantity), row.unitZh, row.unitEn)}</span>
            )}
          </p>
          <dl className="mt-1 grid grid-cols-3 gap-x-4">
            {(
              [
                ['share', row.grossFen],
                ['cost', row.costFen],
                ['kept', row.netFen],
              ] as const
            ).map(([name, fen]) => (
              <div key={name}>
                <dt className="text-sm text-soft">{t(name)}</dt>
                <dd>
                  <Money fen={fen} />
                </dd>
              </div>
            ))}
          </dl>
          {row.fen === row.grossFen ? null : (
            <p className="mt-1 text-sm">
              {t('inThis')} <Money fen={row.fen} />
            </p>
          )}
          <p className="mt-1 text-sm text-soft">
            {t('agreement', {
              code: row.agreementCode,
              version: row.agreementVersion,
              title: inLocale(locale, row.agreementZh, row.agreementEn),
            })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Line({
  name,
  hint,
  children,
  strong,
}: {
  name: string
  hint?: string
  children: ReactNode
  strong?: boolean
}) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 py-2 ${strong ? 'border-t-2 border-line-strong font-medium' : ''}`}
    >
      <dt>
        {name}
        {hint ? <span className="block text-sm font-normal text-soft">{hint}</span> : null}
      </dt>
      <dd className="text-right">{children}</dd>
    </div>
  )
}

function Sum({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts.statement')
  const locale = useLocale()
  const { recoveredFen } = statement
  return (
    <dl>
      <Line name={t('earned')}>
        <Money fen={statement.earnedFen} />
      </Line>
      {recoveredFen > 0n ? (
        <Line name={t('recovered')} hint={t('recoveredHint')}>
          <Money fen={-recoveredFen} />
        </Line>
      ) : null}
      {statement.repayments.map(({ purposeZh, purposeEn, fen, leftFen }) => (
        <Line
          key={`${purposeZh}-${leftFen}`}
          name={t('repaid')}
          hint={t('repaidOf', { purpose: inLocale(locale, purposeZh, purposeEn), left: formatMoney(leftFen) })}
        >
          <Money fen={-fen} />
        </Line>
      ))}
      <Line name={t('amount')} strong>
        <Money fen={statement.amountFen} />
      </Line>
    </dl>
  )
}

function Ahead({ statement }: { statement: Statement }) {
  const t = useTranslations('payouts.statement')
  const format = useFormatter()
  const { dueFen, provisionalFen, provenAt, returnedAt } = statement
  return (
    <>
      <dl>
        <Line name={dueFen < 0n ? t('owed') : t('due')}>
          <Money fen={dueFen < 0n ? -dueFen : dueFen} />
        </Line>
        <Line name={t('provisional')}>
          <Money fen={provisionalFen} />
        </Line>
      </dl>
      {returnedAt ? null : (
        <p className="mt-2 text-sm text-soft">
          {provenAt ? t('proof', { at: format.dateTime(provenAt, 'day') }) : t('noProof')}
        </p>
      )}
    </>
  )
}
