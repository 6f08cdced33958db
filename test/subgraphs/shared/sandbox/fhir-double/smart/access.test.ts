import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessCheck, accessOf, type Permission } from '#shared/sandbox/fhir-double/smart/access.ts'

const letters: readonly Permission[] = ['c', 'r', 'u', 'd', 's']
const allowed = (scope: string, type: string) =>
  letters.filter((letter) => accessOf([scope]).may(letter, type)).join('')

describe('What a scope lets do', () => {
  it.each([
    ['system/Claim.read', 'Claim', 'rs'],
    ['system/Claim.write', 'Claim', 'cud'],
    ['system/Claim.*', 'Claim', 'cruds'],
    ['system/Claim.rs', 'Claim', 'rs'],
    ['system/Claim.cud', 'Claim', 'cud'],
    ['system/*.read', 'Claim', 'rs'],
    ['system/Claim.read', 'ClaimResponse', ''],
    ['system/ClaimResponse.read', 'Claim', ''],
    ['system/claim.read', 'Claim', ''],
    ['user/Claim.read', 'Claim', ''],
    ['patient/*.read', 'Claim', ''],
    // A scope for some of them only is more than is understood here.
    ['system/Claim.rs?status=active', 'Claim', ''],
    ['system/Claim.sr', 'Claim', ''],
    ['openid', 'Claim', ''],
    ['', 'Claim', ''],
  ])('%s: with a %s it lets %s', (scope, type, expected) => {
    expect(allowed(scope, type)).toBe(expected)
  })

  it('is what all of them together let do', () => {
    const access = accessOf(['system/Claim.read', 'system/Claim.write', 'system/Patient.r'])

    expect([access.may('u', 'Claim'), access.may('s', 'Claim'), access.may('s', 'Patient')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('A token', () => {
  const issuer = 'https://issuer.example'
  const audience = 'https://fhir.example/r4'
  const now = Math.floor(Date.now() / 1000)
  const right = { iss: issuer, aud: audience, exp: now + 60, scope: 'system/Claim.read' }
  const keys = createServer()
  let sign: (claims: Readonly<Record<string, unknown>>, header?: { alg?: string; typ?: string }) => Promise<string>
  let check: ReturnType<typeof accessCheck>

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const published = { keys: [await exportJWK(publicKey)] }
    keys.on('request', (_, response) => response.end(JSON.stringify(published)))
    keys.listen(0, '127.0.0.1')
    await once(keys, 'listening')
    const jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`
    check = accessCheck({ issuer, audience, jwksUri })
    sign = (claims, header = {}) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header }).sign(privateKey)
  })
  afterAll(() => {
    keys.close()
  })

  it('of the issuer for this server lets in', async () => {
    const access = await check(`Bearer ${await sign(right)}`)

    expect([access.may('r', 'Claim'), access.may('r', 'Patient')]).toEqual([true, false])
  })

  it.each([
    ['for another server', { aud: 'https://elsewhere.example/r4' }, {}],
    ['of another issuer', { iss: 'https://elsewhere.example' }, {}],
    ['that has ended', { exp: now - 600 }, {}],
    ['that does not begin yet', { nbf: now + 600 }, {}],
    ['of another kind', {}, { typ: 'JWT' }],
  ])('%s does not', async (_, claims, header) => {
    await expect(check(`Bearer ${await sign({ ...right, ...claims }, header)}`)).rejects.toMatchObject({ status: 401 })
  })

  it('without scopes lets do nothing', async () => {
    const access = await check(`Bearer ${await sign({ ...right, scope: undefined })}`)

    expect(letters.some((letter) => access.may(letter, 'Claim'))).toBe(false)
  })
})
