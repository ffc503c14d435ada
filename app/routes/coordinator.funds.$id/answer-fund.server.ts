import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerEvidenceForm, type EvidenceForm } from '../../http/answer-evidence-form.ts'
import { ruleWords } from '../../http/answer-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'

/** Percent with at most two decimals in basis points; a note at the field where it is none. */
function percentOf({ text, note }: EvidenceForm, name: string, words: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text(name).replace(/[%％]$/, ''))
  if (!match) note(name, words)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0
}

/** The forms of a fund's page: decide the fund, propose a use, decide it, hand the money over, write down what came of it. */
export function answerFund(request: Request, context: AppLoadContext, viewer: Viewer, fundId: string) {
  const { aid } = context.shop
  const t = translate(context.locale)
  return answerEvidenceForm(request, context, `/coordinator/funds/${fundId}`, (form) => {
    const { intent, text, evidence, note } = form
    const useId = text('of')
    if (intent === 'use') {
      const use = readUse(form, fundId, ruleWords('percent', context.locale) ?? '')
      return async () => {
        await aid.propose(viewer, use)
        return { done: 'aid.done.proposed' }
      }
    }
    if (intent === 'approveFund' || intent === 'rejectFund') {
      const decision = intent === 'approveFund' ? 'approved' : 'rejected'
      return async () => {
        await aid.decideFund(viewer, { fundId, decision, reason: text('reason') })
        return { done: decision === 'approved' ? 'aid.done.fundApproved' : 'aid.done.fundRejected' }
      }
    }
    if (intent === 'approve' || intent === 'reject') {
      const decision = intent === 'approve' ? 'approved' : 'rejected'
      return async () => {
        await aid.decide(viewer, { useId, decision, reason: text('reason') })
        return { done: `aid.done.${decision}` }
      }
    }
    if (intent === 'give') {
      if (!evidence) note('evidence', t('aid.invalid.evidence'))
      return async () => {
        await aid.give(viewer, { useId, voucher: evidence })
        return { done: 'aid.done.given' }
      }
    }
    if (intent !== 'close') return null
    return async () => {
      await aid.close(viewer, { useId, outcome: text('outcome'), evidence })
      return { done: 'aid.done.closed' }
    }
  })
}

function readUse(form: EvidenceForm, fundId: string, percentWords: string) {
  const { text, yuan } = form
  const kind = text('kind') === 'grant' ? ('grant' as const) : ('advance' as const)
  return {
    ...{ id: text('id'), fundId, kind },
    ...{ householdCode: text('householdCode') || null, producerId: text('producerId') || null },
    ...{ batchCode: text('batchCode') || null, purposeZh: text('purposeZh'), purposeEn: text('purposeEn') },
    amountFen: yuan('amount'),
    repayBps: kind === 'advance' ? percentOf(form, 'repay', percentWords) : 0,
    floorFen: kind === 'advance' ? yuan('floor', 'orNone') : 0n,
  }
}
