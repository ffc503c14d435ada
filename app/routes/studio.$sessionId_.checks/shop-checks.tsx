import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { CheckLevel, SessionChecks } from '#server/livestream/schedule/read-checks.ts'
import { MarkedWords } from '../../components/marked-words.tsx'
import { CheckLine, Mend } from './check-line.tsx'

/** The levels of everything that the shop knows. */
export const levelsOf = ({ hosts, items, agreements, stock, certificates, words }: SessionChecks): CheckLevel[] =>
  [hosts, items, agreements, stock, certificates, words].map(({ level }) => level)

type Checks = { checks: SessionChecks }

/** What the shop knows of a session, line by line. */
export function ShopChecks({ checks }: Checks) {
  const t = useTranslations('schedule.checks')
  const { id, items, reminders } = checks
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-card">
      <Hosts checks={checks} />
      <CheckLine
        level={items.level}
        title={t('items.title')}
        text={items.level === 'stop' ? t('items.stop') : t('items.ok', { count: items.count })}
        mend={items.level === 'stop' ? <Mend href={`/studio/${id}/edit`}>{t('items.act')}</Mend> : null}
      />
      <Goods checks={checks} />
      <Words checks={checks} />
      <CheckLine
        level="ok"
        title={t('reminders.title')}
        text={t('reminders.ok', { count: reminders })}
        mend={<Mend href={`/studio/${id}/share`}>{t('reminders.act')}</Mend>}
      />
    </ul>
  )
}

function Hosts({ checks: { hosts } }: Checks) {
  const t = useTranslations('schedule.checks')
  return (
    <CheckLine
      level={hosts.level}
      title={t('hosts.title')}
      text={t(`hosts.${hosts.level}`)}
      mend={hosts.level === 'ok' ? null : <Mend href="/account/hosting">{t('hosts.act')}</Mend>}
    >
      <p className="text-sm">
        {hosts.people.map(({ name, standing }) => `${name} ${t(`standing.${standing}`)}`).join(' · ')}
      </p>
      {hosts.waiting > 0 ? <p className="text-sm text-soft">{t('hosts.waiting', { count: hosts.waiting })}</p> : null}
    </CheckLine>
  )
}

/** Agreements, stock and certificates of what is offered. */
function Goods({ checks: { id, agreements, stock, certificates } }: Checks) {
  const t = useTranslations('schedule.checks')
  const locale = useLocale()
  const format = useFormatter()
  const nameOf = (one: { nameZh: string; nameEn: string }) => inLocale(locale, one.nameZh, one.nameEn)
  const listed = (names: readonly string[]) => format.list(names, { type: 'conjunction' })
  const short = stock.short.map(({ left, quota, unitZh, unitEn, ...one }) =>
    t('stock.short', { name: nameOf(one), left, quota: counted(locale, quota, unitZh, unitEn) }),
  )
  const uncovered = certificates.lacking.map(({ until, ...one }) =>
    until === null
      ? t('certificates.none', { name: nameOf(one) })
      : t('certificates.until', {
          name: nameOf(one),
          day: format.dateTime(new Date(`${until}T00:00:00+08:00`), 'day'),
        }),
  )
  return (
    <>
      <CheckLine
        level={agreements.level}
        title={t('agreements.title')}
        text={
          agreements.level === 'ok'
            ? t('agreements.ok')
            : t('agreements.stop', { names: listed(agreements.lacking.map(nameOf)) })
        }
      />
      <CheckLine
        level={stock.level}
        title={t('stock.title')}
        text={stock.level === 'warn' ? t('stock.warn', { names: listed(short) }) : t(`stock.${stock.level}`)}
        mend={stock.level === 'ok' ? null : <Mend href={`/studio/${id}/edit`}>{t('stock.act')}</Mend>}
      />
      <CheckLine
        level={certificates.level}
        title={t('certificates.title')}
        text={certificates.level === 'ok' ? t('certificates.ok') : t('certificates.warn', { names: listed(uncovered) })}
        mend={
          certificates.level === 'ok' ? null : <Mend href="/producer-desk/certificates">{t('certificates.act')}</Mend>
        }
      />
    </>
  )
}

/** Words that advertising law forbids or that call for a look, where they stand. */
function Words({ checks: { id, words } }: Checks) {
  const t = useTranslations('schedule.checks.words')
  const locale = useLocale()
  const ofTitle = words.found.some(({ product }) => product === null)
  const ofGoods = words.found.some(({ product }) => product !== null)
  return (
    <CheckLine
      level={words.level}
      title={t('title')}
      text={t(words.level)}
      mend={
        <span className="flex flex-wrap gap-x-4">
          {ofTitle ? <Mend href={`/studio/${id}/edit`}>{t('act')}</Mend> : null}
          {ofGoods ? <Mend href="/producer-desk/catalog">{t('actGoods')}</Mend> : null}
        </span>
      }
    >
      {words.found.map(({ product, text }) => (
        <div key={text} className="mt-1 border-l-2 border-line pl-3">
          <p className="text-sm text-soft">
            {product ? inLocale(locale, product.nameZh, product.nameEn) : t('ofTitle')}
          </p>
          <MarkedWords text={text} />
        </div>
      ))}
    </CheckLine>
  )
}
