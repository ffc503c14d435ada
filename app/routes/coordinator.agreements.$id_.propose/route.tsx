import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { readEvidenceForm } from '../../http/read-evidence-form.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ProposalForm } from './proposal-form.tsx'
import { fileTooLarge, proposalRefusal } from './proposal-refusal.ts'
import { draftOf, readProposal, type Written, writtenForm } from './read-proposal.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const agreement = await refusing(context, context.shop.linkage.agreement(viewer, params.id ?? ''))
  const latest = agreement.versions.find(({ state }) => state === 'approved') ?? agreement.versions[0]
  const { id, code, titleZh, titleEn, type, producers, unitCosts } = agreement
  const draft = draftOf(type, latest)
  const open = agreement.versions.some(({ state }) => state === 'proposed')
  return data({
    agreement: { id, code, titleZh, titleEn, type, producers, unitCosts },
    carriesSplit: agreement.versions[0]?.carriesSplit ?? false,
    draft,
    open,
  })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const id = params.id ?? ''
  const { type } = await refusing(context, context.shop.linkage.agreement(viewer, id))
  const { form, evidence: file, tooLarge } = await readEvidenceForm(request, 'paper')
  const written: Written = writtenForm(form)
  if (tooLarge) return data({ written, error: fileTooLarge(context.locale) }, { status: 422 })
  const read = readProposal(type, written)
  if ('field' in read) {
    const error = proposalRefusal(read, context.locale)
    return data({ written, error }, { status: 422 })
  }
  try {
    await context.shop.linkage.propose(viewer, { ...read, agreementId: id, file })
  } catch (error) {
    const { code, status, message } = toRefusal(error, context.locale)
    const words = proposalRefusal(error, context.locale) ?? { field: 'form', message }
    return data({ written, error: words }, { status: ['InvalidInput', 'SharesNotWhole'].includes(code) ? 422 : status })
  }
  return goOn(`/coordinator/agreements/${params.id}`, 'coordinator.propose.done')
}

/** A new version, begun as a copy of the one in force. */
export default function Propose() {
  const { agreement, carriesSplit, draft, open } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('coordinator')
  return (
    <div className="max-w-[52rem]">
      <header className="mb-4">
        <p className="text-sm">
          <a href={`/coordinator/agreements/${agreement.id}`} className="link">
            {agreement.code}
          </a>
        </p>
        <h1 className="text-2xl">{t('propose.title', { code: agreement.code })}</h1>
        <p className="text-sm text-soft">{t('propose.lead')}</p>
      </header>
      {open ? <Notice tone="warn">{t('agreement.openExists')}</Notice> : null}
      <ProposalForm
        written={answered?.written ?? draft}
        error={answered?.error ?? null}
        producers={agreement.producers}
        carriesSplit={carriesSplit}
        type={agreement.type}
        unitCosts={agreement.unitCosts}
      />
    </div>
  )
}
