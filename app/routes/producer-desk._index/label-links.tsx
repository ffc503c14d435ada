import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'

const files = [
  { href: '/producer-desk/labels', key: 'print' },
  { href: '/producer-desk/labels.xlsx', key: 'xlsx' },
  { href: '/producer-desk/labels.csv', key: 'csv' },
] as const

/** The addresses of what has to be sent, to print or to hand on. */
export function LabelLinks() {
  const t = useTranslations('fulfilment.labels')
  return (
    <>
      <p className="mb-2 text-sm text-soft">{t('lead')}</p>
      <ul>
        {files.map(({ href, key }) => (
          <li key={key}>
            <a className="link inline-flex min-h-11 items-center gap-2" href={href}>
              <Icon name={key === 'print' ? 'package' : 'download'} />
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
