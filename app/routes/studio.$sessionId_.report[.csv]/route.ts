import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'

/** The course of a session, a line a minute. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const sessionId = z.uuid().safeParse(params.sessionId)
  if (!sessionId.success) throw data(null, { status: 404 })
  const report = await refusing(context, context.shop.replays.report(viewer, sessionId.data))
  const t = translate(context.locale)
  const { startedAt, items, minutes } = report
  const begins = (minute: number) => new Date(startedAt.getTime() + minute * 60_000)
  const soldOf = (itemId: string) => (row: LiveReport['minutes'][number]) =>
    row.byItem.find((item) => item.itemId === itemId)?.units ?? 0
  return csvResponse(
    `reedflower-live-${localMoment(startedAt).slice(0, 10)}`,
    [
      {
        title: t('report.course.minute'),
        cell: ({ minute, late }) => (late ? t('report.course.after') : localMoment(begins(minute))),
      },
      { title: t('report.course.viewers'), cell: ({ viewers }) => viewers },
      { title: t('report.course.messages'), cell: ({ messages }) => messages },
      ...items.map((item) => ({
        title: `${inLocale(context.locale, item.nameZh, item.nameEn)} ${inLocale(context.locale, item.specZh, item.specEn)}`,
        cell: soldOf(item.itemId),
      })),
      { title: t('report.course.goodsYuan'), cell: ({ goodsFen }) => ({ fen: goodsFen }) },
    ],
    minutes,
  )
}
