import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FigureReport } from '#server/households/read-figures.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { largest } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { type Asked, addressOf } from '../coordinator/report-query.ts'

/** More places than this are no picture. */
const MOST_PLACES = 20

type HeatRow = { code: string; nameZh: string; nameEn: string; byStep: Map<string, bigint> }

/** Midnight in Asia/Shanghai of `2026-08-28T16:00`. */
const instant = (at: string) => new Date(`${at}:00+08:00`)

/** Where and when net income came: a shade a cell, with the amount in it. Each cell leads to its rows. */
export function HeatTable({ report, asked }: { report: FigureReport; asked: Asked }) {
  const t = useTranslations('reports')
  const locale = useLocale()
  const format = useFormatter()
  const { heat, period, trend } = report
  const rows = rowsOf(report)
  if (rows.length < 2 || period.step === 'hour') return null
  const most = largest(
    heat.map(({ netFen }) => netFen),
    1n,
  )
  const caption = t('heat.caption', { from: period.fromDay, to: period.toDay })
  const steps = trend.filter(({ at }) => heat.some((cell) => cell.at === at))
  const columns: DeskColumn<HeatRow>[] = [
    {
      key: 'place',
      title: t('heat.place'),
      cell: (row) => (
        <a href={addressOf('/coordinator', asked, { place: row.code, level: null, sort: null })} className="link">
          {inLocale(locale, row.nameZh, row.nameEn)}
        </a>
      ),
    },
    ...steps.map(
      ({ at }): DeskColumn<HeatRow> => ({
        key: at,
        title:
          period.step === 'month' ? at.slice(0, 7) : format.dateTime(instant(at), { month: 'numeric', day: 'numeric' }),
        numeric: true,
        cell: (row) => (
          <Shade
            fen={row.byStep.get(at) ?? 0n}
            most={most}
            href={addressOf('/coordinator/rows', asked, {
              place: row.code,
              level: null,
              sort: null,
              ...spanOf(at, period.step),
            })}
          />
        ),
      }),
    ),
  ]
  return (
    <section aria-labelledby="heat" className="mt-8">
      <h2 id="heat" className="mb-2 text-xl">
        {t('heat.title')}
      </h2>
      <DeskTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.code} />
    </section>
  )
}

/** Places with a name on this page, the largest first. */
function rowsOf({ rows, heat }: FigureReport): HeatRow[] {
  const places = new Map(
    rows
      .slice(0, MOST_PLACES)
      .map(({ code, nameZh, nameEn }) => [code, { code, nameZh, nameEn, byStep: new Map<string, bigint>() }]),
  )
  for (const { code, at, netFen } of heat) places.get(code)?.byStep.set(at, netFen)
  return [...places.values()].filter(({ byStep }) => byStep.size > 0)
}

function spanOf(at: string, step: FigureReport['period']['step']) {
  if (step === 'month') return { period: at.slice(0, 7), from: null, to: null }
  return { period: null, from: at.slice(0, 10), to: at.slice(0, 10) }
}

function Shade({ fen, most, href }: { fen: bigint; most: bigint; href: string }) {
  if (fen === 0n) return <span className="text-soft">·</span>
  const depth = fen > 0n ? Math.max(6, Number((fen * 60n) / most)) : 0
  return (
    <a
      href={href}
      className="block rounded-sm px-1.5 py-1 whitespace-nowrap text-ink no-underline hover:underline"
      style={{ backgroundColor: `color-mix(in srgb, var(--color-accent) ${depth}%, var(--color-card))` }}
    >
      {formatMoney(fen).replace(/\.\d\d$/, '')}
    </a>
  )
}
