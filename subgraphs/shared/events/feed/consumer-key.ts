import { createHash } from 'node:crypto'
import type { Principal } from '../../auth/principal.ts'
import { BadUserInput } from '../../errors/errors.ts'

/** The name of a consumer in the log: of one principal, so that nobody moves another's. @throws {BadUserInput} */
export function consumerKey({ issuer, subject, client }: Principal, name: string): string {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(name)) {
    throw new BadUserInput('Cannot use consumer: expected 1 to 64 letters, digits, dots, dashes and underscores')
  }
  const whose = createHash('sha256')
    .update(JSON.stringify([issuer, subject, client]))
    .digest('base64url')
    .slice(0, 22)
  return `${encodeURIComponent(client)}/${name}/${whose}`
}

/** What operators are shown of it: the application and its own name for the consumer. */
export function namesIn(key: string): { readonly client: string; readonly name: string } {
  const [client = '', name = ''] = key.split('/')
  return { client: decodeURIComponent(client), name }
}
