import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerForm, type FieldErrors, ruleWords } from '../../http/answer-form.ts'
import { readCatalogForm, type Typed } from '../../http/read-catalog-form.ts'
import { filesOf, readUpload } from '../../http/read-upload.ts'

/** Bytes of a picture as a phone sends it. */
const PICTURE_BYTES = 15 * 1024 * 1024

/** The words of a good, or one of its pictures: added, described, moved, taken away. */
export async function answerFamily(request: Request, context: AppLoadContext, viewer: Viewer, familyId: string) {
  const upload = request.headers.get('Content-Type')?.startsWith('multipart/')
    ? await readUpload(request, { files: 1, bytes: PICTURE_BYTES })
    : null
  const form = upload?.form ?? (await request.formData())
  return upload
    ? addPicture(context, viewer, { familyId, form, tooLarge: upload.tooLarge.length > 0 })
    : answerPlain(context, viewer, familyId, form)
}

const page = (familyId: string) => `/admin/families/${familyId}`

function answerPlain(context: AppLoadContext, viewer: Viewer, familyId: string, form: FormData) {
  const { merchandising } = context.shop
  const picture = { familyId, pictureId: String(form.get('picture') ?? '') }
  const words = { altZh: String(form.get('altZh') ?? ''), altEn: String(form.get('altEn') ?? '') }
  const acts = {
    describe: () => merchandising.describePicture(viewer, { ...picture, ...words }),
    up: () => merchandising.movePictureUp(viewer, picture),
    remove: () => merchandising.removePicture(viewer, picture),
  }
  const act = acts[form.get('intent') as keyof typeof acts]
  if (act)
    return answerForm(context, {
      typed: { ...words, intent: String(form.get('intent')) } as Typed,
      work: act,
      page: `${page(familyId)}#pictures`,
      done: 'admin.done.pictures',
    })
  const { values, typed, errors } = readCatalogForm(form, 'family', { locale: context.locale })
  return answerForm(context, {
    typed: { ...typed, intent: 'save' } as Typed,
    errors,
    work: () => merchandising.save(viewer, { subject: 'family', id: familyId, values }),
    page: page(familyId),
    done: 'admin.done.saved',
  })
}

async function addPicture(
  context: AppLoadContext,
  viewer: Viewer,
  { familyId, form, tooLarge }: { familyId: string; form: FormData; tooLarge: boolean },
) {
  const typed: Typed = { intent: 'add', altZh: String(form.get('altZh') ?? ''), altEn: String(form.get('altEn') ?? '') }
  const [file] = filesOf(form, 'picture')
  const errors: FieldErrors = {}
  const rule = tooLarge ? 'fileTooLarge' : file ? null : 'required'
  if (rule) errors.picture = ruleWords(rule, context.locale) ?? rule
  const bytes = new Uint8Array(file ? await file.arrayBuffer() : [])
  const words = { altZh: typed.altZh ?? '', altEn: typed.altEn ?? '' }
  return answerForm(context, {
    typed,
    errors,
    work: () => context.shop.merchandising.addPicture(viewer, { familyId, bytes, ...words }),
    page: `${page(familyId)}#pictures`,
    done: 'admin.done.pictures',
  })
}
