import { randomBytes } from 'node:crypto'
import type { Persona } from '../authorization/expectations/persona.ts'
import { personas } from '../authorization/expectations/personas.ts'
import { sightOf } from '../authorization/sight.ts'
import type { Claims } from '../rows/visible-records.ts'
import type { World } from '../rows/world.ts'
import { audience, startSmallIssuer } from '../subgraphs/shared/auth/small-issuer.ts'
import type { Onlooker } from './judge-answer.ts'
import { SeenRecords } from './seen-records.ts'

export interface Asker extends Onlooker {
  readonly token: string
}

export interface Askers {
  /** Settings by which the program knows them. */
  readonly settings: Readonly<Record<string, string>>
  readonly all: readonly Asker[]
  /** Tokens that nobody may accept: their time is over, or another key signed them. */
  readonly refused: Readonly<Record<string, string>>
  /** Parts of tokens, and what is said of people in them, by what to look for. */
  readonly secrets: ReadonlyMap<string, string>
  stop(): void
}

/** Whose records each persona may see: keys differ from one Odoo to another. */
export type ClaimsOf = (persona: string, usual: Claims) => Claims

/** Each persona, and some of narrower claims, with a token that names people as tokens of real providers do. */
export async function startAskers(world: World, claimsOf: ClaimsOf = (_, usual) => usual): Promise<Askers> {
  const { issuer, stop } = await startSmallIssuer()
  await issuer.addKey('one')
  await issuer.addKey('unknown', { publish: false })
  const secrets = new Map<string, string>()
  const signed = async (name: string, claims: Record<string, unknown>, kid = 'one') => {
    const person = randomBytes(9).toString('hex')
    const token = await issuer.sign(kid, { ...peopleIn(person), ...claims })
    const [, payload = '', signature = ''] = token.split('.')
    secrets.set(payload, `what the token of ${name} says`).set(signature, `the signature of the token of ${name}`)
    secrets.set(person, `the person in the token of ${name}`)
    return token
  }
  const all = await Promise.all(
    [...personas, ...narrowed].map(async ({ name, claims: usual, scopes, ...persona }): Promise<Asker> => {
      const claims = claimsOf(name, usual)
      const token = await signed(name, {
        ...tokenClaims(claims),
        scope: scopes.join(' '),
        sub: name,
        client_id: 'tests',
      })
      return {
        name,
        token,
        sight: sightOf({ name, claims, scopes, ...persona }),
        records: new SeenRecords(world, claims),
      }
    }),
  )
  const past = Math.floor(Date.now() / 1000) - 7200
  const refused = {
    expired: await signed('somebody late', { scope: 'procurement:read', iat: past, exp: past + 60 }),
    forged: await signed('a forger', { scope: 'procurement:read' }, 'unknown'),
  }
  return { settings: { OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: audience }, all, refused, secrets, stop }
}

/** Personas that see less: of one company, one facility, and another supplier. */
const narrower: Readonly<Record<string, readonly [name: string, claims: Partial<Claims>]>> = {
  auditor: ['auditor of the second company', { companies: [2] }],
  buyer: ['buyer of a facility', { companies: 'all', facilities: [3] }],
  supplier: ['another supplier', { supplier: 48 }],
}
const narrowed = personas.flatMap((persona): Persona[] => {
  const [name, claims] = narrower[persona.name] ?? []
  return name === undefined ? [] : [{ ...persona, name, claims: { ...persona.claims, ...claims } }]
})

function tokenClaims({ companies, facilities, supplier }: Claims): Record<string, unknown> {
  const all = (reach: 'all' | readonly number[]) => (reach === 'all' ? '*' : reach)
  return { companies: all(companies), facilities: all(facilities), ...(supplier !== null && { supplier }) }
}

function peopleIn(person: string): Record<string, unknown> {
  return {
    name: `Jane ${person}`,
    email: `${person}@people.example`,
    preferred_username: `jane.${person}`,
    address: { street_address: `1 ${person} Street` },
  }
}
