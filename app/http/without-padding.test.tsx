import { text } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { withoutPadding } from './without-padding.ts'

test('Chinese text of any length arrives whole, in attributes too', async () => {
  const words = Array.from({ length: 400 }, (_, index) => `${'x'.repeat(index % 7)}订单${index}的运单号`)
  const body = withoutPadding()
  const { pipe } = renderToPipeableStream(
    <ul>
      {words.map((word) => (
        <li key={word} title={word}>
          {word}
        </li>
      ))}
    </ul>,
    { onAllReady: () => pipe(body) },
  )
  const html = await text(body)
  expect(html).not.toContain('\0')
  expect(html).not.toContain('\uFFFD')
  for (const word of words) expect(html).toContain(`<li title="${word}">${word}</li>`)
})
