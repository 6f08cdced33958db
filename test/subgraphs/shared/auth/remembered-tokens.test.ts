import { beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '#shared/auth/principal.ts'
import { RememberedTokens } from '#shared/auth/remembered-tokens.ts'

let clock: number
let tokens: RememberedTokens
let freshened: number
const keys = { version: 1, keepFresh: () => void freshened++ }

beforeEach(() => {
  clock = 1_000_000_000_000
  freshened = 0
  keys.version = 1
  tokens = new RememberedTokens(() => clock)
})

function principalUntil(milliseconds: number): Principal {
  const reach = { companies: new Set<number>(), facilities: new Set<number>(), supplier: null }
  const expiresAt = milliseconds / 1000
  return { issuer: 'https://issuer.test', subject: 'ada', client: 'app', scopes: new Set(), ...reach, expiresAt }
}

describe('RememberedTokens', () => {
  const hours = 3_600_000

  it('knows a token it was given, and no other', () => {
    const principal = principalUntil(clock + hours)
    tokens.remember('one', principal, keys, 1)
    expect([tokens.find('one'), tokens.find('two'), tokens.find('')]).toEqual([principal, null, null])
  })

  it('forgets after five minutes, or when the token ends before', () => {
    tokens.remember('long', principalUntil(clock + hours), keys, 1)
    tokens.remember('short', principalUntil(clock + 60_000), keys, 1)
    clock += 59_999
    expect([tokens.find('long'), tokens.find('short')]).not.toContain(null)
    clock += 1
    expect([tokens.find('long') === null, tokens.find('short') === null]).toEqual([false, true])
    clock += 240_000
    expect(tokens.find('long')).toBe(null)
  })

  it('does not live longer for being asked for', () => {
    tokens.remember('one', principalUntil(clock + hours), keys, 1)
    for (let minute = 0; minute < 5; minute++) {
      expect(tokens.find('one')).not.toBe(null)
      clock += 60_000
    }
    expect(tokens.find('one')).toBe(null)
  })

  it('forgets a token of keys that changed, also while it was being verified', () => {
    tokens.remember('before', principalUntil(clock + hours), keys, 1)
    keys.version = 2
    tokens.remember('during', principalUntil(clock + hours), keys, 1)
    tokens.remember('after', principalUntil(clock + hours), keys, 2)
    expect([tokens.find('before'), tokens.find('during')]).toEqual([null, null])
    expect(tokens.find('after')).not.toBe(null)
  })

  it('has keys looked after that are only ever remembered', () => {
    tokens.remember('one', principalUntil(clock + hours), keys, 1)
    tokens.find('one')
    expect(freshened).toBe(1)
  })

  it('keeps the last thousand', () => {
    for (let number = 0; number <= 1_000; number++) {
      tokens.remember(`token-${number}`, principalUntil(clock + hours), keys, 1)
    }
    expect(tokens.find('token-0')).toBe(null)
    expect([tokens.find('token-1'), tokens.find('token-1000')]).not.toContain(null)
  })

  it('keeps a token once, however often it is verified', () => {
    tokens.remember('first', principalUntil(clock + hours), keys, 1)
    for (let time = 0; time < 2_000; time++) tokens.remember('same', principalUntil(clock + hours), keys, 1)
    expect(tokens.find('first')).not.toBe(null)
  })
})
