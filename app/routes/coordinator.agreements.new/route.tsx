import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { type LinkageType, linkageTypes, paysPerSale } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { readEvidenceForm } from '../../http/read-evidence-form.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ProposalForm } from '../coordinator.agreements.$id_.propose/proposal-form.tsx'
import { fileTooLarge, proposalRefusal } from '../coordinator.agreements.$id_.propose/proposal-refusal.ts'
import { draftOf, readProposal, writtenForm } from '../coordinator.agreements.$id_.propose/read-proposal.ts'
import { ChooseKind } from './choose-kind.tsx'
import { HeadFields } from './head-fields.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const types = Object.keys(linkageTypes) as LinkageType[]

function asked(request: Request) {
  const query = new URL(request.url).searchParams
  return { type: types.find((one) => one === query.get('type')) ?? null, familyId: query.get('family') || null }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { type, familyId } = asked(request)
  const choices = await refusing(context, context.shop.linkage.choices(viewer, { familyId }))
  return data({ type, choices, draft: type && choices.family ? draftOf(type, undefined) : null })
}

/** Proposes the agreement; a second person decides. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { type, familyId } = asked(request)
  const { form, evidence: file, tooLarge } = await readEvidenceForm(request, 'paper')
  if (!type || !familyId) throw data(null, { status: 400 })
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const written = writtenForm(form)
  const head = { titleZh: text('titleZh'), titleEn: text('titleEn'), otherSide: text('otherSide') }
  const carriesSplit = form.get('carriesSplit') !== null
  const again = { written, head, carriesSplit }
  if (tooLarge) return data({ ...again, error: fileTooLarge(context.locale) }, { status: 422 })
  const read = readProposal(type, written)
  if ('field' in read) return data({ ...again, error: proposalRefusal(read, context.locale) }, { status: 422 })
  const { titleZh, titleEn, otherSide: producerId } = head
  try {
    const proposal = { ...read, type, familyId, producerId, titleZh, titleEn, carriesSplit, file }
    const id = await context.shop.linkage.create(viewer, proposal)
    return goOn(`/coordinator/agreements/${id}`, 'coordinator.propose.done')
  } catch (error) {
    const { code, status, message } = toRefusal(error, context.locale)
    const words = proposalRefusal(error, context.locale) ?? { field: 'form', message }
    return data(
      { ...again, error: words },
      { status: ['InvalidInput', 'SharesNotWhole'].includes(code) ? 422 : status },
    )
  }
}

/** A new agreement: first what kind and for which good, then everything that kind needs. */
export default function NewAgreement() {
  const { type, choices, draft } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations()
  const locale = useLocale()
  const { family } = choices
  const chosen = type && family && draft ? { type, family, draft } : null
  const mustSplit = chosen !== null && paysPerSale(chosen.type)
  return (
    <div className="max-w-[52rem]">
      <header className="mb-4">
        <p className="text-sm">
          <a href={chosen ? '/coordinator/agreements/new' : '/coordinator/agreements'} className="link">
            {chosen ? t('linkage.new.again') : t('coordinator.agreements.title')}
          </a>
        </p>
        <h1 className="text-2xl">{t('linkage.new.title')}</h1>
        <p className="text-sm text-soft">
          {chosen
            ? `${t(`coordinator.types.${chosen.type}`)} · ${inLocale(locale, chosen.family.nameZh, chosen.family.nameEn)}`
            : t('linkage.new.lead')}
        </p>
      </header>
      {chosen ? (
        <>
          {mustSplit && choices.splitBy ? (
            <Notice tone="warn">
              {t('linkage.new.splitTaken')}{' '}
              <a href={`/coordinator/agreements/${choices.splitBy.id}`} className="link">
                {inLocale(locale, choices.splitBy.titleZh, choices.splitBy.titleEn)} {choices.splitBy.code}
              </a>
            </Notice>
          ) : null}
          <ProposalForm
            written={answered?.written ?? { ...chosen.draft, producerId: chosen.family.producerId }}
            error={answered?.error ?? null}
            producers={choices.producers}
            carriesSplit={answered?.carriesSplit || mustSplit}
            type={chosen.type}
            unitCosts={choices.unitCosts}
          >
            <HeadFields
              type={chosen.type}
              family={chosen.family}
              producers={choices.producers}
              head={answered?.head ?? null}
              carriesSplit={answered?.carriesSplit ?? false}
              error={answered?.error ?? null}
            />
          </ProposalForm>
        </>
      ) : (
        <ChooseKind type={type} families={choices.families} familyId={family?.id ?? null} />
      )}
    </div>
  )
}
