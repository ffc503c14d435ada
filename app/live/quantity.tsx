import { useTranslations } from 'use-intl'
import { useHydrated } from './use-hydrated.ts'

const step =
  'grid w-11 shrink-0 place-items-center text-xl text-ink hover:text-accent disabled:text-line-strong max-[22rem]:hidden'

/** How many: a number field, with − and + beside it once JavaScript is there. */
export function Quantity(props: {
  value: number
  most: number
  unit: string
  disabled: boolean
  onChange: (value: number) => void
}) {
  const t = useTranslations('live.item')
  const hydrated = useHydrated()
  const { value, most, unit, disabled, onChange } = props
  return (
    <div className="flex min-h-12 rounded-md border border-line-strong bg-card">
      <button
        type="button"
        className={step}
        aria-label={t('less', { unit })}
        disabled={!hydrated || disabled || value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <input
        type="number"
        name="quantity"
        inputMode="numeric"
        min={1}
        max={most}
        required
        aria-label={t('quantity')}
        disabled={disabled}
        {...(hydrated
          ? { value, onChange: (event) => onChange(clamp(event.target.value, most)) }
          : { defaultValue: 1 })}
        className="w-12 [appearance:textfield] rounded-sm bg-transparent text-center text-lg tabular [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button
        type="button"
        className={step}
        aria-label={t('plus', { unit })}
        disabled={!hydrated || disabled || value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  )
}

const clamp = (text: string, most: number) => Math.min(most, Math.max(1, Math.trunc(Number(text)) || 1))
