import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { householdFields } from '#domain/registry/fields.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { RegistryFieldInput } from '../../components/registry-field.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { readRegistryForm, typedOf } from '../../http/registry-form.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { MemberRows } from '../coordinator.registry.$id/members-part.tsx'
import { Why } from '../coordinator.registry.$id/update-form.tsx'
import { readMembers } from '../coordinator.registry.$id/work-of.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const choices = await refusing(context, context.shop.registry.choices(viewer))
  return data({ choices, formId: randomUUID() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const typed = typedOf(await request.formData())
  const { values, errors } = readRegistryForm(householdFields, typed, context.locale)
  const named = Object.entries(typed).some(
    ([name, text]) => /^member(Name|Year|Id)\d$/.test(name) && text.trim() !== '',
  )
  const asked = named ? readMembers(context, typed) : null
  const { formId: id = '', code = '', why = '' } = typed
  const proposal = { id, kind: 'create' as const, code: code.trim(), values, members: asked?.members, why }
  return answerForm(context, {
    typed,
    errors: { ...errors, ...asked?.errors },
    work: () => context.shop.registry.propose(viewer, proposal),
    page: `/coordinator/changes/${id}`,
    done: 'registry.done.proposed',
  })
}

/** A household that is not registered yet; it stands once a second person has approved it. */
export default function NewHousehold() {
  const { choices, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('registry')
  const typed: Record<string, string> = answered?.typed ?? {}
  const errors: Record<string, string> = answered?.errors ?? {}
  return (
    <div className="max-w-[48rem]">
      <BackTo href="/coordinator/registry">{t('title')}</BackTo>
      <DeskHead title={t('new')} lead={t('newLead')} />
      {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
      <form method="post">
        <input type="hidden" name="formId" value={typed.formId ?? formId} />
        <TextField
          {...fieldsOf({ typed, errors })('code')}
          label={t('code')}
          hint={t('codeHint')}
          maxLength={40}
          required
        />
        <div className="grid gap-x-6 md:grid-cols-2">
          {householdFields.map((field) => (
            <RegistryFieldInput
              key={field.name}
              field={field}
              choices={choices}
              value={typed[field.name]}
              error={errors[field.name]}
            />
          ))}
        </div>
        <Fold title={t('member.title')} open={typed.memberName0 !== undefined}>
          <MemberRows typed={typed} errors={errors} />
        </Fold>
        <div className="mt-4">
          <Why value={typed.why} error={errors.why} />
        </div>
        <Button>{t('propose')}</Button>
      </form>
    </div>
  )
}
