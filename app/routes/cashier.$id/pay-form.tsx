import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { methods } from './forms.ts'
import { MethodIcon } from './method-icon.tsx'
import type { Session } from './route.tsx'

/** How to pay, and the way out without paying. */
export function PayForm({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  return (
    <>
      <form method="post" className="mt-5">
        <Choices legend={t('method')}>
          {methods.map((method, index) => (
            <Choice
              key={method}
              type="radio"
              name="method"
              value={method}
              defaultChecked={index === 0}
              hint={t(`methodHints.${method}`)}
            >
              <span className="flex items-center gap-2">
                {t(`methods.${method}`)}
                <MethodIcon method={method} />
              </span>
            </Choice>
          ))}
        </Choices>
        <Button name="intent" value="pay" wide>
          {t('pay', { amount: formatMoney(session.amountFen) })}
        </Button>
      </form>
      <form method="post" className="mt-2 text-center">
        <Button name="intent" value="leave" look="plain">
          {t('leave')}
        </Button>
      </form>
    </>
  )
}
