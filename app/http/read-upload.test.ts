import { expect, test } from 'vitest'
import { filesOf, readUpload } from './read-upload.ts'

const limits = { files: 2, bytes: 1000 }

function send(fields: [string, string | File][]) {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return new Request('http://shop.test/claims', { method: 'POST', body })
}
const head = '--b\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
const file = (size: number, name = 'hen.jpg') => new File([new Uint8Array(size).fill(7)], name, { type: 'image/jpeg' })

test('words and files are read, in any language', async () => {
  const { form } = await readUpload(
    send([
      ['words', '鸡坏了 – spoilt'],
      ['photos', file(10, '鸡.jpg')],
    ]),
    limits,
  )
  expect(form.get('words')).toBe('鸡坏了 – spoilt')
  const [photo] = filesOf(form, 'photos')
  expect(photo).toMatchObject({ name: '鸡.jpg', type: 'image/jpeg', size: 10 })
  expect(new Uint8Array((await photo?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(new Uint8Array(10).fill(7))
})

test('a file that is too large is left out and named; words after it are kept', async () => {
  const upload = await readUpload(
    send([
      ['photos', file(1001)],
      ['photos', file(1000)],
      ['words', 'still here'],
    ]),
    limits,
  )
  expect(filesOf(upload.form, 'photos').map(({ size }) => size)).toEqual([1000])
  expect(upload).toMatchObject({ tooLarge: ['photos'], tooMany: [] })
  expect(upload.form.get('words')).toBe('still here')
})

test('too many files are named', async () => {
  const upload = await readUpload(
    send([
      ['photos', file(1)],
      ['photos', file(2)],
      ['photos', file(3)],
    ]),
    limits,
  )
  expect(upload.tooMany).toEqual(['photos'])
  expect(filesOf(upload.form, 'photos')).toHaveLength(2)
})

test('a field without a chosen file has none', async () => {
  const { form } = await readUpload(send([['photos', new File([], '')]]), limits)
  expect(filesOf(form, 'photos')).toEqual([])
})

test('a body beyond all limits is refused while it is read', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent++ ? new Uint8Array(10_000) : new TextEncoder().encode(head))
    },
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const request = new Request('http://shop.test/', {
    method: 'POST',
    headers,
    body: endless,
    duplex: 'half',
  } as RequestInit)
  await expect(readUpload(request, limits)).rejects.toMatchObject({ init: { status: 413 } })
  expect(sent).toBeLessThan(50)
})

test('what is no such form is refused', async () => {
  const plain = new Request('http://shop.test/', { method: 'POST', body: 'hello' })
  await expect(readUpload(plain, limits)).rejects.toMatchObject({ init: { status: 400 } })
})
