import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable, type HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceProvider } from './http/nonce.tsx'
import { withoutPadding } from './http/without-padding.ts'
import { catalogue } from './i18n/catalogue.server.ts'
import { LocaleWords } from './i18n/intl.tsx'

/** A loader that streams may take this long (ms) before the page is cut off. */
export const streamTimeout = 8_000

/** Renders a document. People get the shell at once and the rest as it comes; robots wait for the whole page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent') ?? '') || remixContext.isSpaMode ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let responseStatus = status
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.cspNonce}>
        <LocaleWords locale={context.locale} messages={catalogue(context.locale)}>
          <RemixServer context={remixContext} url={request.url} nonce={context.cspNonce} />
        </LocaleWords>
      </NonceProvider>,
      {
        nonce: context.cspNonce,
        [ready]() {
          shellSent = true
          const body = withoutPadding()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.append('Vary', 'Accept-Language, Cookie')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          responseStatus = 500
          if (shellSent) context.log.error({ err: error, url: request.url }, 'render failed while streaming')
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** Logs what no route expected. Refusals thrown as responses do not come here. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.log.error({ err: error, method: request.method, url: request.url }, 'request failed')
}
