import { Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { groupKey } from '#gateway/subscriptions/group-key.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { auditor } from '../../principals.ts'

const limited: Principal = {
  ...auditor,
  scopes: new Set(['procurement:read', 'inventory:read']),
  companies: new Set([1, 2]),
  facilities: new Set([10, 20]),
  supplier: 7,
}

const text =
  'subscription ($after: String, $consumer: String, $filter: Filter, $first: Int) { told(after: $after, consumer: $consumer, filter: $filter) { lines(after: $first) { id } } } fragment F on Told { id }'
const source = parse(text)

function keyOf(variables: Readonly<Record<string, unknown>> = {}, principal = limited, more = {}) {
  const document = 'source' in more ? (more.source as typeof source) : source
  const definition = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (definition === undefined) throw new Error('there is no operation')
  const asked = { source: document, document, definition, rootField: 'told', operationName: undefined, variables }
  return groupKey({ ...asked, ...more }, principal)
}

describe('Who is told of an event together', () => {
  it('are all who ask the same with the same rights, whoever they are and whenever their tokens end', () => {
    const other: Principal = {
      ...limited,
      subject: 'another',
      client: 'another',
      expiresAt: 1,
      scopes: new Set([...limited.scopes].reverse()),
      companies: new Set([2, 1]),
      facilities: new Set([20, 10]),
    }
    expect(keyOf({}, other)).toBe(keyOf())
  })

  it.each<[string, Partial<Principal>]>([
    ['of another issuer', { issuer: 'https://id.other.example' }],
    ['with other scopes', { scopes: new Set(['procurement:read', 'inventory:cost:read']) }],
    ['with fewer scopes', { scopes: new Set(['procurement:read']) }],
    ['of other companies', { companies: new Set([1, 3]) }],
    ['of no company', { companies: new Set() }],
    ['of all companies', { companies: 'all' }],
    ['of other facilities', { facilities: new Set([10, 21]) }],
    ['of no facility', { facilities: new Set() }],
    ['of all facilities', { facilities: 'all' }],
    ['of companies with the numbers of its facilities', { companies: new Set([10, 20]), facilities: new Set([1, 2]) }],
    ['of another supplier', { supplier: 8 }],
    ['of no supplier', { supplier: null }],
  ])('is nobody %s', (_, difference) => {
    expect(keyOf({}, { ...limited, ...difference })).not.toBe(keyOf())
  })

  it('is nobody of no company with whoever is of all, nor of no facility', () => {
    for (const reach of ['companies', 'facilities']) {
      const [none, all] = [
        { ...limited, [reach]: new Set<number>() },
        { ...limited, [reach]: 'all' },
      ]
      expect(keyOf({}, none)).not.toBe(keyOf({}, all))
    }
  })

  it('is nobody who asks something else, or by other variables, or another operation of the same text', () => {
    const another = parse(text)
    expect(keyOf({}, limited, { source: another })).not.toBe(keyOf())
    expect(keyOf({}, limited, { operationName: 'Other' })).not.toBe(keyOf())
    expect(keyOf({ filter: { items: ['a'] } })).not.toBe(keyOf({ filter: { items: ['b'] } }))
    // It begins something else than the subscription.
    expect(keyOf({ first: 1 })).not.toBe(keyOf({ first: 2 }))
  })

  it('is whoever wants to begin elsewhere, once it has caught up', () => {
    expect(keyOf({ after: 'a', filter: 1 })).toBe(keyOf({ filter: 1, consumer: 'erp' }))
  })
})
