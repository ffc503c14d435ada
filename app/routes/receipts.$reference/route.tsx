import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { parseYuan } from '#domain/money.ts'
import { Button } from '../../components/button.tsx'
import { TextareaField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' })
export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  return data({ title: `${t('receipts.confirm.title')} · ${t('shell.name')}` })
}

const form = z.object({
  code: z.string().max(20).default(''),
  received: z.string().max(40).default(''),
  words: z.string().max(500).default(''),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const typed = form.parse(Object.fromEntries(await request.formData()))
  const again = (errors: Record<string, MessageKey>, refusal: string | null = null, status = 422) =>
    data({ done: null, typed, errors, refusal }, { status })
  const receivedFen = parseYuan(typed.received)
  const code = typed.code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return again({ code: 'receipts.invalid.code' })
  if (receivedFen === null) return again({ received: 'receipts.invalid.amount' })
  try {
    const input = { reference: params.reference ?? '', code, receivedFen, words: typed.words }
    const { state } = await context.shop.receipts.confirm(input)
    return data({ done: state, typed, errors: {}, refusal: null })
  } catch (error) {
    const { code: refused, message, status } = toRefusal(error, context.locale)
    if (refused === 'CodeWrong') return again({ code: 'shell.error.CodeWrong' })
    return again({}, message, status)
  }
}

/** A household says with the code on its phone what it received. Tells nothing about anybody to who has no code. */
export default function ConfirmReceipt() {
  const answered = useActionData<typeof action>()
  const t = useTranslations('receipts.confirm')
  if (answered?.done)
    return (
      <Page narrow>
        <PageTitle>{t('thanksTitle')}</PageTitle>
        <Notice tone="good">{t(answered.done === 'confirmed' ? 'thanksSame' : 'thanksDifferent')}</Notice>
      </Page>
    )
  const field = fieldsOf(answered)
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
      <form method="post">
        <TextField
          {...field('code')}
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          className="max-w-48 text-xl tracking-widest"
        />
        <TextField
          {...field('received')}
          label={t('received')}
          hint={t('receivedHint')}
          inputMode="decimal"
          autoComplete="off"
          required
          className="max-w-48 text-xl"
        />
        <TextareaField {...field('words')} label={t('words')} rows={2} maxLength={500} />
        <Button>{t('send')}</Button>
      </form>
      <p className="mt-6 text-sm text-soft">{t('help')}</p>
    </Page>
  )
}
