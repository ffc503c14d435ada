import { useTranslations } from 'use-intl'
import { Fact, Facts } from './facts.tsx'
import { Icon, type IconName } from './icon.tsx'

const fields = [
  'code',
  'good',
  'producer',
  'place',
  'intake',
  'survival',
  'release',
  'certificate',
  'until',
  'issued',
] as const
const verdicts = {
  genuine: { look: 'border-good bg-good-wash text-good', icon: 'check' },
  forged: { look: 'border-accent bg-accent-wash text-accent-deep', icon: 'warning' },
  unreadable: { look: 'border-warn bg-warn-wash text-warn', icon: 'warning' },
  unable: { look: 'border-warn bg-warn-wash text-warn', icon: 'warning' },
} as const satisfies Record<string, { look: string; icon: IconName }>

/**
 * The place where the script `counter` shows the record that a code carries and whether it is genuine. Empty until then.
 * @param publicKey what the signature is checked with, base64url
 */
export function SignedRecord({ publicKey }: { publicKey: string }) {
  const t = useTranslations('trace')
  return (
    <div data-signed-record={publicKey} data-expired={t('expired')} data-none={t('none')} aria-live="polite">
      {(Object.keys(verdicts) as (keyof typeof verdicts)[]).map((verdict) => (
        <p
          key={verdict}
          hidden
          data-verdict={verdict}
          className={`my-4 flex gap-3 rounded-md border px-4 py-3 [&[hidden]]:hidden ${verdicts[verdict].look}`}
        >
          <Icon name={verdicts[verdict].icon} className="mt-1" />
          {t(verdict)}
        </p>
      ))}
      <section hidden data-record aria-label={t('record')}>
        <Facts>
          {fields.map((field) => (
            <Fact key={field} name={t(`field.${field}`)}>
              <span data-field={field} className="tabular" />
            </Fact>
          ))}
        </Facts>
      </section>
    </div>
  )
}
