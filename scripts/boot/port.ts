import { once } from 'node:events'
import net from 'node:net'

/** Fails at once when the port is taken, before minutes are spent on building. */
export async function checkPort({ PORT, HOST }: { PORT: number; HOST: string }): Promise<void> {
  const probe = net.createServer()
  probe.listen(PORT, HOST)
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
