import type { AppLoadContext } from '@remix-run/node'
import { householdFields, type Relation, relations } from '#domain/registry/fields.ts'
import { parseIdNumber } from '#domain/registry/id-number.ts'
import { surveyFields } from '#domain/registry/survey-fields.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Member } from '#server/registry/sealed-change.ts'
import { type FieldErrors, ruleWords } from '../../http/answer-form.ts'
import { readRegistryForm } from '../../http/registry-form.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { MEMBER_ROWS } from './shared-props.ts'

type Typed = Readonly<Record<string, string>>
type Work = { errors: FieldErrors; work: () => Promise<unknown>; done: MessageKey }

/** What a form of this page asks for, by its button. */
export function workOf(context: AppLoadContext, viewer: Viewer, householdId: string, typed: Typed): Work {
  const { registry } = context.shop
  const { intent = '', formId: id = '', why = '' } = typed
  const text = (name: string) => typed[name] ?? ''
  const plain = (work: () => Promise<unknown>, done: MessageKey): Work => ({ errors: {}, work, done })
  switch (intent) {
    case 'update':
      return update(context, viewer, householdId, typed)
    case 'members': {
      const { members, errors } = readMembers(context, typed)
      const proposal = { id, kind: 'update' as const, householdId, values: {}, members, why }
      return { errors, work: () => registry.propose(viewer, proposal), done: 'registry.done.proposed' }
    }
    case 'remove':
      return plain(() => registry.propose(viewer, { id, kind: 'remove', householdId, why }), 'registry.done.proposed')
    case 'account': {
      const account = { id, householdId, bankName: text('bankName'), number: text('number'), holder: text('holder') }
      return plain(() => registry.proposeAccount(viewer, account), 'registry.done.accountProposed')
    }
    case 'approveAccount':
    case 'rejectAccount': {
      const decision = { id: text('account'), approve: intent === 'approveAccount' }
      return plain(() => registry.decideAccount(viewer, decision), 'registry.done.accountDecided')
    }
    case 'give':
    case 'withdraw': {
      const { purpose = '', aliasZh = '', aliasEn = '' } = typed
      const consent = { householdId, purpose, given: intent === 'give', aliasZh, aliasEn }
      return plain(() => registry.changeConsent(viewer, consent), 'registry.done.consent')
    }
    case 'survey': {
      const { values, errors } = readRegistryForm(surveyFields, typed, context.locale)
      return {
        errors,
        work: () => registry.recordSurvey(viewer, { id, householdId, values }),
        done: 'registry.done.survey',
      }
    }
    case 'withdrawVisit': {
      const visit = { id: text('followUp'), reason: text('withdrawal') }
      return plain(() => registry.withdrawVisit(viewer, visit), 'registry.done.visitWithdrawn')
    }
    default:
      return plain(
        () => registry.closeFollowUp(viewer, { id: text('followUp'), outcome: text('outcome') }),
        'registry.done.followUp',
      )
  }
}

/** Personal fields that are left empty stay as they are. */
function update({ shop, locale }: AppLoadContext, viewer: Viewer, householdId: string, typed: Typed): Work {
  const fields = householdFields.filter(({ name, personal }) => !personal || (typed[name] ?? '').trim() !== '')
  const { values, errors } = readRegistryForm(fields, typed, locale)
  const proposal = { id: typed.formId ?? '', kind: 'update' as const, householdId, values, why: typed.why ?? '' }
  return { errors, work: () => shop.registry.propose(viewer, proposal), done: 'registry.done.proposed' }
}

/** Rows without a name are no members. */
export function readMembers({ locale }: AppLoadContext, typed: Typed): { members: Member[]; errors: FieldErrors } {
  const members: Member[] = []
  const errors: FieldErrors = {}
  for (let row = 0; row < MEMBER_ROWS; row++) {
    const name = (typed[`memberName${row}`] ?? '').trim()
    const idTyped = (typed[`memberId${row}`] ?? '').trim()
    const year = (typed[`memberYear${row}`] ?? '').trim()
    if (name === '' && idTyped === '' && year === '') continue
    const idNumber = idTyped === '' ? null : parseIdNumber(idTyped)
    const birthYear = idNumber ? Number(idNumber.slice(6, 10)) : year === '' ? null : Number(year)
    if (name === '') errors[`memberName${row}`] = ruleWords('required', locale) ?? ''
    if (idTyped !== '' && !idNumber) errors[`memberId${row}`] = ruleWords('idNumber', locale) ?? ''
    if (birthYear !== null && !(birthYear >= 1900 && birthYear <= 2099))
      errors[`memberYear${row}`] = ruleWords('range', locale) ?? ''
    const relation = relations.find((one) => one === typed[`memberRelation${row}`]) ?? ('other' satisfies Relation)
    members.push({ relation, birthYear, name: name.slice(0, 40), idNumber })
  }
  if (members.length === 0 && Object.keys(errors).length === 0) errors.memberName0 = ruleWords('required', locale) ?? ''
  return { members, errors }
}
