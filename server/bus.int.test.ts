import { once } from 'node:events'
import net from 'node:net'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { openBus } from './bus.ts'

const database = useDatabase()
const log = { warn: () => undefined }

/** A way to the database that can be cut, and notes when somebody tries it. */
async function openWay(url: string) {
  const { hostname, port } = new URL(url)
  const way = { cut: false, triedAt: [] as number[], open: new Set<net.Socket>() }
  const server = net.createServer((socket) => {
    way.triedAt.push(performance.now())
    if (way.cut) return void socket.destroy()
    const onward = net.connect(Number(port), hostname)
    for (const end of [socket, onward]) {
      way.open.add(end)
      end.on('error', () => end.destroy()).on('close', () => way.open.delete(end))
    }
    socket.pipe(onward).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const to = new URL(url)
  to.port = String((server.address() as net.AddressInfo).port)
  const destroyAll = () => {
    for (const socket of way.open) socket.destroy()
  }
  return {
    ...{ url: to.toString(), way },
    cut() {
      way.cut = true
      way.triedAt = []
      destroyAll()
    },
    close() {
      destroyAll()
      server.close()
    },
  }
}

test('a lost database is asked for about once a second, and then everybody looks again', async () => {
  const { way, url, cut, close } = await openWay(database.url)
  const bus = await openBus(url, database.db.pool, log)
  const heard: string[] = []
  bus.subscribe('figures', (payload) => heard.push(payload))
  cut()
  await expect.poll(() => way.triedAt.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4)
  const pauses = way.triedAt.slice(1).map((at, index) => at - (way.triedAt[index] ?? 0))
  expect(Math.min(...pauses), 'every try waits its second').toBeGreaterThan(900)
  way.cut = false
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([''])
  await bus.publish('figures', 'again')
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['', 'again'])
  await bus.close()
  close()
})
