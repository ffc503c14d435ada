import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isDomainError } from '#domain/errors.ts'
import { certificateSchema } from '#domain/forms/certificate.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { PageTitle, Section } from '../../components/page.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { Batches } from './batches.tsx'
import { CertificateForm } from './certificate-form.tsx'

export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const batches = await context.shop.parcels.certificates(userId)
  return { batches, title: translate(context.locale)('fulfilment.certificates.title') }
}

const told = (errors: Record<string, string[] | null> | null): Record<string, string[]> =>
  Object.fromEntries(Object.entries(errors ?? {}).map(([name, words]) => [name, words ?? []]))

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const submission = parseForm(form, certificateSchema)
  if (submission.status !== 'success')
    return data({ typed, errors: told(submission.error ?? null), refusal: null }, { status: 422 })
  try {
    await context.shop.parcels.addCertificate(userId, submission.value)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const taken = error.code === 'InvalidInput' && error.detail.field === 'number'
    const { status, message } = toRefusal(error, context.locale)
    const errors: Record<string, string[]> = taken ? { number: ['fulfilment.invalid.numberTaken'] } : {}
    return data({ typed, errors, refusal: taken ? null : message }, { status })
  }
  return goOn('/producer-desk/certificates', 'fulfilment.flash.certificate')
}

export default function Certificates() {
  const t = useTranslations('fulfilment.certificates')
  const { batches } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
      {batches.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1fr_22rem]">
          <Batches batches={batches} />
          <Section title={t('add')}>
            <CertificateForm batches={batches} answered={answered} />
          </Section>
        </div>
      )}
    </>
  )
}
