import { useTranslations } from 'use-intl'
import { pictureAddress } from '#domain/pictures.ts'
import type { FamilyPicture } from '#server/merchandising/read-family.ts'
import { Button } from '../../components/button.tsx'
import { Field, TextField } from '../../components/field.tsx'
import type { FieldErrors } from '../../http/answer-form.ts'
import type { Typed } from '../../http/read-catalog-form.ts'
import { Part } from '../admin/desk-head.tsx'

/** The gallery of a good in its order, and a form that adds to it. */
export function Pictures(props: {
  pictures: readonly FamilyPicture[]
  name: string
  typed: Typed
  errors: FieldErrors
}) {
  const { pictures, typed, errors } = props
  const t = useTranslations('admin.pictures')
  return (
    <Part title={t('title')} lead={t('lead')} id="pictures">
      <ol className="grid gap-4">
        {pictures.map((picture, at) => (
          <li
            key={picture.id}
            className="grid gap-4 rounded-lg border border-line bg-card p-3 sm:grid-cols-[10rem_1fr]"
          >
            <img
              src={pictureAddress(picture.fileKey, 320, 'webp')}
              alt=""
              width={picture.width}
              height={picture.height}
              loading="lazy"
              className="picture rounded-md"
            />
            <form method="post" className="min-w-0">
              <input type="hidden" name="picture" value={picture.id} />
              <div className="grid gap-x-4 md:grid-cols-2">
                <TextField name="altZh" label={t('altZh')} defaultValue={picture.altZh} maxLength={200} required />
                <TextField name="altEn" label={t('altEn')} defaultValue={picture.altEn} maxLength={200} required />
              </div>
              <div className="flex flex-wrap gap-2">
                <Button look="quiet" name="intent" value="describe">
                  {t('describe')}
                </Button>
                {at > 0 ? (
                  <Button look="plain" name="intent" value="up">
                    {t('up')}
                  </Button>
                ) : null}
                <Button look="plain" name="intent" value="remove">
                  {t('remove')}
                </Button>
              </div>
            </form>
          </li>
        ))}
      </ol>
      <form method="post" encType="multipart/form-data" className="mt-4">
        <Field label={t('file')} hint={t('fileHint')} errors={errors.picture}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              name="picture"
              accept="image/jpeg,image/png,image/webp,image/avif"
              className="control"
              required
            />
          )}
        </Field>
        <div className="grid gap-x-4 md:grid-cols-2">
          <TextField
            name="altZh"
            label={t('altZh')}
            defaultValue={typed.altZh}
            errors={errors.altZh}
            maxLength={200}
            required
          />
          <TextField
            name="altEn"
            label={t('altEn')}
            defaultValue={typed.altEn}
            errors={errors.altEn}
            maxLength={200}
            required
          />
        </div>
        <Button look="quiet" name="intent" value="add">
          {t('add')}
        </Button>
      </form>
    </Part>
  )
}
