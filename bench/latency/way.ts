import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'

/** A line to a port of this machine that can be cut: while it is, every connection breaks and none comes about. */
export type Way = { port: number; cut(): void; mend(): void; close(): void }

export async function openWay(port: number): Promise<Way> {
  const open = new Set<net.Socket>()
  let whole = true
  const server = net.createServer((socket) => {
    if (!whole) return void socket.destroy()
    const onward = net.connect(port, 'localhost')
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(end.setNoDelay(true))
      end.on('error', () => end.destroy()).on('close', () => open.delete(end) && other.destroy())
    }
    socket.pipe(onward).pipe(socket)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      whole = false
      breakAll()
    },
    mend() {
      whole = true
    },
    close() {
      server.close()
      breakAll()
    },
  }
}
