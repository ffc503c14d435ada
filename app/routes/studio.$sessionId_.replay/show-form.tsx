import { useTranslations } from 'use-intl'
import type { Editing } from '#server/livestream/replay/read-editing.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'

/** Whether everybody may watch. */
export function ShowForm({ editing: { hidden } }: { editing: Pick<Editing, 'hidden'> }) {
  const t = useTranslations('report.show')
  return (
    <Section title={t('title')} id="show">
      <form method="post">
        <p className="mb-4 text-soft">{t(hidden ? 'hidden' : 'open')}</p>
        <Button look="quiet" name="intent" value={hidden ? 'show' : 'hide'}>
          {t(hidden ? 'show' : 'hide')}
        </Button>
      </form>
    </Section>
  )
}
