import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { clockTime } from '../../live/replay/times.ts'
import type { EditingProps } from './editing-page.tsx'

/** Every caption with what was said then, each saved by itself. Times are the session's own. */
export function CaptionList({ loaded, refused }: EditingProps) {
  const t = useTranslations('report.captions')
  const { captions, startedAt } = loaded.editing
  const last = refused?.intent === 'caption' ? refused : null
  return (
    <Section title={t('title')} id="captions">
      <p className="mb-4 max-w-prose text-soft">{captions.length === 0 ? t('none') : t('text')}</p>
      <ol className="max-h-[32rem] divide-y divide-line overflow-y-auto rounded-lg border border-line bg-card empty:hidden">
        {captions.map(({ id, at, said, text }) => {
          const time = clockTime(Math.max(0, at.getTime() - startedAt.getTime()))
          const mine = last?.typed.captionId === id ? last : null
          const error = mine?.errors.text
          return (
            <li key={id} className="p-3">
              <form method="post" className="grid grid-cols-[1fr_auto] items-center gap-2 sm:grid-cols-[4rem_1fr_auto]">
                <input type="hidden" name="captionId" value={id} />
                <span className="col-span-2 text-sm text-soft tabular sm:col-span-1">{time}</span>
                <input
                  name="text"
                  defaultValue={mine?.typed.text ?? text}
                  maxLength={200}
                  aria-label={t('at', { at: time })}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? `${id}-error` : undefined}
                  className="control"
                />
                <Button look="quiet" name="intent" value="caption">
                  {t('save')}
                  <span className="sr-only"> {time}</span>
                </Button>
              </form>
              <FieldErrors id={`${id}-error`} errors={error} />
              {said === text ? null : <p className="mt-1 text-sm sm:pl-16 text-soft">{t('said', { said })}</p>}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
