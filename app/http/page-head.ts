import type { LoaderFunctionArgs, MetaArgs } from '@remix-run/node'

/** Headers of a page that is one person's, or shows what is somebody's own: no cache keeps it. */
export const privately = () => ({ 'Cache-Control': 'private, no-store' })

type Named = { title: string }
type Given = Named | { data: Named }

/** `export const meta = titled<typeof loader>`: the page is called what its loader says; where that gave an error, nothing. */
export const titled = <Loader extends (args: LoaderFunctionArgs) => Given | Promise<Given>>({
  data,
}: Pick<MetaArgs<Loader>, 'data'>) => [{ title: (data as Named | undefined)?.title ?? '' }]
