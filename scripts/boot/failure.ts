import { SetupError } from '#server/setup-error.ts'

const diskFull = 'The disk is full.'

/**
 * One sentence for a failure that the person at the keyboard can mend: settings, port, disk, permissions.
 * @returns null for anything else, which deserves its stack
 */
export function explainFailure(error: unknown): string | null {
  for (const part of unfold(error)) {
    const sentence = part instanceof SetupError ? part.message : explainCode(part)
    if (sentence) return sentence
  }
  return null
}

/** The error, the errors it collects, and their causes. */
function unfold(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const inner = error instanceof AggregateError ? error.errors : []
  return [error, ...inner.flatMap(unfold), ...unfold(error.cause)]
}

function explainCode(
  error: Error & { code?: unknown; port?: unknown; address?: unknown; path?: unknown },
): string | null {
  if (/No space left on device/i.test(error.message)) return diskFull
  switch (error.code) {
    case 'ENOSPC':
    case '53100':
      return diskFull
    case 'EADDRINUSE':
      return `Port ${error.port} is taken: stop what uses it, or choose another with PORT=${Number(error.port) + 1}.`
    case 'EADDRNOTAVAIL':
      return `HOST=${error.address} is no address of this machine.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      if (error.port) return `This user may not open port ${error.port}: choose one above 1023 with PORT.`
      return error.path ? `This user may not write ${error.path}.` : null
    default:
      return null
  }
}
