/**
 * Something about the machine or the settings keeps the product from running: a taken port, a full disk, a wrong
 * address. The message is one sentence for the person at the keyboard; commands print it alone and exit with code 1.
 */
export class SetupError extends Error {
  override name = 'SetupError'
}
