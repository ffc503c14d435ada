import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { THANKS_LIMIT } from '#domain/live-replay.ts'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import type { EditingProps } from './editing-page.tsx'

/** A sentence to everybody who bought: written, looked at, and sent once. */
export function ThanksForm({ loaded, refused }: EditingProps) {
  const t = useTranslations('report.thanks')
  const format = useFormatter()
  const locale = useLocale()
  const { editing, buyers, session } = loaded
  const last = refused?.intent === 'thank' || refused?.intent === 'preview' ? refused : null
  const title = t('title')
  if (editing.thankedAt)
    return (
      <Section title={title} id="thanks">
        <p>{t('done', { at: format.dateTime(editing.thankedAt, 'full') })}</p>
      </Section>
    )
  if (buyers === 0)
    return (
      <Section title={title} id="thanks">
        <p className="text-soft">{t('nobody')}</p>
      </Section>
    )
  const typed = (name: 'wordsZh' | 'wordsEn') => last?.typed[name] ?? t(name === 'wordsZh' ? 'defaultZh' : 'defaultEn')
  const preview = last?.preview
  return (
    <Section title={title} id="thanks">
      <p className="mb-4 max-w-prose text-soft">{t('text')}</p>
      <form method="post" action="#thanks" className="max-w-prose">
        {(['wordsZh', 'wordsEn'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(name === 'wordsZh' ? 'zh' : 'en')}
            hint={t('hint', { limit: THANKS_LIMIT })}
            defaultValue={typed(name)}
            maxLength={THANKS_LIMIT}
            required
            lang={name === 'wordsZh' ? 'zh-CN' : 'en'}
            errors={last?.errors[name]}
            autoComplete="off"
          />
        ))}
        {preview ? (
          <Notice title={t('previewTitle', { title: inLocale(locale, session.titleZh, session.titleEn) })}>
            <p lang="zh-CN">{preview.wordsZh}</p>
            <p lang="en" className="mt-2">
              {preview.wordsEn}
            </p>
            <p className="mt-2 text-sm text-soft">{t('count', { count: buyers })}</p>
          </Notice>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button look={preview ? 'quiet' : 'primary'} name="intent" value="preview">
            {t('preview')}
          </Button>
          {preview ? (
            <Button name="intent" value="thank">
              {t('send', { count: buyers })}
            </Button>
          ) : null}
        </div>
      </form>
    </Section>
  )
}
