import { useTranslations } from 'use-intl'
import type { Role } from '#server/identity/viewer.ts'
import { Button } from '../../components/button.tsx'
import { stepPath } from './steps.ts'

type Person = {
  phone: string
  password: string
  name: string
  role: Role
  scope: 'district' | 'pairing' | 'all' | null
}

/** In a demo only: who a newcomer may be, one tap each. */
export function DemoPeople({ people, next }: { people: Person[]; next: string }) {
  const t = useTranslations('identity')
  return (
    <section aria-labelledby="demo" className="mt-10 rounded-lg border border-line bg-paper-deep p-4 md:p-6">
      <h2 id="demo" className="text-lg">
        {t('signIn.demo.title')}
      </h2>
      <p className="mt-2 text-sm text-soft">{t('signIn.demo.text', { password: people[0]?.password ?? '' })}</p>
      <ul className="mt-4 divide-y divide-line border-t border-line">
        {people.map(({ phone, password, name, role, scope }) => (
          <li key={phone}>
            <form
              method="post"
              action={stepPath('password', next)}
              className="flex items-center justify-between gap-4 py-2"
            >
              <input type="hidden" name="phone" value={phone} />
              <input type="hidden" name="password" value={password} />
              <span className="min-w-0 leading-snug">
                <span className="font-medium">{name}</span>{' '}
                <span className="text-sm whitespace-nowrap text-soft tabular">{phone}</span>
                <span className="block text-sm text-soft">
                  {t(`role.${role}`)}
                  {scope ? ` · ${t(`scope.${scope}`)}` : ''}
                </span>
              </span>
              <Button
                look="quiet"
                name="intent"
                value="password"
                aria-label={t('signIn.demo.enter', { name })}
                className="shrink-0"
              >
                {t('signIn.submit')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
