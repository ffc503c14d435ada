import { type ActionFunctionArgs, data } from '@remix-run/node'
import { z } from 'zod'
import { questionSchema } from '#domain/forms/review.ts'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireUser } from '../../http/require-user.ts'
import type { Asked } from './questions.tsx'

const schema = questionSchema.extend({ id: z.uuid() })

/** Takes a question about the good; a refusal comes back beside what was typed. */
export async function takeQuestion({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(request, context)
  const slug = params.slug ?? ''
  const form = await request.formData()
  const words = String(form.get('words') ?? '')
  const refuse = (errors: string[], status: number) => data({ words, errors } satisfies Asked, { status })
  const submission = parseForm(form, schema)
  if (submission.status !== 'success') return refuse(submission.error?.words ?? ['shell.invalid.format'], 422)
  const refused = await attempt(context.shop.questions.ask(viewer, { slug, ...submission.value }), context.locale)
  if (refused) return refuse([refused.words], 409)
  return goOn(`/products/${slug}#questions`, 'reviews.flash.asked')
}
