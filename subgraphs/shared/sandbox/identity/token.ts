import { exchange } from '../../http/exchange.ts'
import { personaSecret, personas } from './personas.ts'

const maxAnswerBytes = 64 * 1024

/** No token, for a reason that the person at the terminal can do something about. */
export class NoToken extends Error {}

/**
 * An access token for `persona` from the sandbox's issuer, whose identifier is its address.
 * @throws {NoToken} for a persona there is not, or when no sandbox answers there.
 */
export async function sandboxToken(persona: string | undefined, issuer: string): Promise<string> {
  if (!personas.some(({ name }) => name === persona)) throw new NoToken(unknownPersona(persona))
  const answer = await exchange(
    new URL('/token', issuer),
    {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${persona}:${personaSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
      signal: AbortSignal.timeout(5_000),
    },
    maxAnswerBytes,
  ).catch(() => null)
  const token = answer?.status === 200 ? tokenIn(answer.body) : null
  if (token === null) {
    const found = answer === null ? 'nothing answers' : 'something that is not the sandbox answers'
    throw new NoToken(`Cannot get a token: ${found} at ${issuer}; run npm start first, with no Odoo configured`)
  }
  return token
}

function unknownPersona(persona: string | undefined): string {
  const width = Math.max(...personas.map(({ name }) => name.length))
  const lines = personas.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`)
  return `Cannot get a token for ${persona ?? 'nobody'}: expected one of\n${lines.join('\n')}`
}

function tokenIn(body: Buffer): string | null {
  try {
    const { access_token: token } = JSON.parse(body.toString())
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}
