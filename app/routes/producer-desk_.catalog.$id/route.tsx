import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { findClaims } from '#domain/catalog/claims.ts'
import { inLocale } from '#domain/locale.ts'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately } from '../../http/page-head.ts'
import { writtenValues } from '../../http/read-catalog-form.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { ClaimWarning } from '../admin/claim-warning.tsx'
import { BackTo } from '../admin/desk-head.tsx'
import { answerProposal } from './answer-proposal.server.ts'
import { ProposalForm } from './proposal-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: String(data?.family.values.nameZh ?? '') }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { userId } = requireRole(request, context, 'farmer', 'volunteer')
  const family = await refusing(context, context.shop.merchandising.ownFamily(userId, params.id ?? ''))
  const words = writtenValues('family', family.values)
  const packs = family.packs.map((pack) => ({ ...pack, typed: writtenValues('product', pack.values) }))
  const ids = { family: newId(), packs: packs.map(() => newId()), made: newId() }
  return data({ family, words, packs, ids })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { userId } = requireRole(request, context, 'farmer', 'volunteer')
  const answer = await answerProposal(request, context, userId, params.id ?? '')
  return answer
}

/** What a producer would like to say or ask otherwise of a good. Nothing changes until somebody else agrees. */
export default function OwnFamily() {
  const { family, words, packs, ids } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('batches.own')
  const locale = useLocale()
  const of = (form: string) => (answered?.typed.form === form ? answered : undefined)
  const like = { ...(packs.at(-1)?.typed ?? {}), priceFen: '', floorPriceFen: '', withdrawn: '' }
  const claims = answered ? findClaims(Object.values(answered.typed.words).join('\n')) : family.claims
  return (
    <Page narrow>
      <BackTo href="/producer-desk/catalog">{t('title')}</BackTo>
      <PageTitle lead={t('proposeLead')}>
        {inLocale(locale, String(family.values.nameZh), String(family.values.nameEn))}
      </PageTitle>
      {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
      <ClaimWarning claims={claims} />
      {packs.map((pack, at) => (
        <Section key={pack.id} title={inLocale(locale, String(pack.values.specZh), String(pack.values.specEn))}>
          <ProposalForm
            form={pack.id}
            id={ids.packs[at] ?? ''}
            subject="product"
            typed={pack.typed}
            answered={of(pack.id)}
          />
        </Section>
      ))}
      <Section title={t('words')}>
        <ProposalForm form="family" id={ids.family} subject="family" typed={words} answered={of('family')} />
      </Section>
      <Section title={t('newPack')}>
        <ProposalForm form="new" id={ids.made} subject="product" made typed={like} answered={of('new')} />
      </Section>
    </Page>
  )
}
