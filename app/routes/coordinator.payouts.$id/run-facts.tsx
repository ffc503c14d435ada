import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { RunPage } from '#server/payouts/read-run.ts'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { Fact, Facts, Figure } from '../../components/facts.tsx'
import { Money } from '../../components/money.tsx'
import { percent } from '../coordinator/amounts.tsx'

/** What the run comes to, without what failed. */
export function RunFigures({ page }: { page: RunPage }) {
  const t = useTranslations('payouts')
  const { totals } = page
  return (
    <section aria-label={t('run.figures')} className="grid grid-cols-2 gap-3 xl:grid-cols-5">
      {(['earned', 'recovered', 'repaid', 'amount'] as const).map((part) => (
        <Figure key={part} name={t(`column.${part}`)}>
          <Money fen={totals[`${part}Fen`]} />
        </Figure>
      ))}
      <Figure name={t('column.paidFen')}>
        <Money fen={totals.paidFen} />
      </Figure>
    </section>
  )
}

/** What it was proposed with, its proof, and who took each step. */
export function RunFacts({ page }: { page: RunPage }) {
  const t = useTranslations('payouts')
  const format = useFormatter()
  const locale = useLocale()
  const { run, steps, evidence } = page
  return (
    <div className="text-sm">
      <Facts>
        <Fact name={t('run.scope')}>
          {run.producerZh ? inLocale(locale, run.producerZh, run.producerEn) : t('run.wholeDistrict')}
        </Fact>
        <Fact name={t('run.period')}>
          <span className="tabular">{run.period}</span>
        </Fact>
        <Fact name={t('run.upTo')}>{format.dateTime(run.upTo, 'full')}</Fact>
        <Fact name={t('run.floor')}>{percent(run.floorBps)}</Fact>
        <Fact name={t('run.verify')}>{t(run.verify === 'all' ? 'run.verifyAll' : 'run.verifySample')}</Fact>
        <Fact name={t('run.evidence')}>
          <EvidenceList evidence={evidence} empty={t('run.noEvidence')} />
        </Fact>
        <Fact name={t('run.history')}>
          <ol className="grid gap-1.5">
            {steps.map((step) => (
              <li key={step.to}>
                <span className="font-medium">{t(`state.${step.to}`)}</span>{' '}
                <span className="text-soft">
                  {t('run.step', {
                    person: step.person ?? t('run.nobody'),
                    at: format.dateTime(step.at, 'full'),
                  })}
                </span>
                {step.reason ? <span className="block">{step.reason}</span> : null}
              </li>
            ))}
          </ol>
        </Fact>
      </Facts>
    </div>
  )
}
