import { useTranslations } from 'use-intl'
import { Page, PageTitle } from '../../components/page.tsx'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle

export default function Home() {
  const t = useTranslations('shell')
  return (
    <Page>
      <PageTitle lead={t('description')}>{t('name')}</PageTitle>
    </Page>
  )
}
