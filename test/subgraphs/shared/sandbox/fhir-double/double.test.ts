import type { Resource } from '@medplum/fhirtypes'
import { afterEach, describe, expect, it } from 'vitest'
import { type FhirDouble, type FhirDoubleOptions, startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { tokenFor } from '../../../../fhir-contracts/token-for.ts'

// What only the double does. What it does as any other server is in test/fhir-contracts/.

const organizations: Resource[] = ['one', 'two', 'three'].map((id) => ({ resourceType: 'Organization', id, name: id }))

describe('The FHIR double', () => {
  const running: FhirDouble[] = []
  afterEach(() => Promise.all(running.splice(0).map((each) => each.close())))

  /** How to ask one that holds these. */
  async function asking(resources: readonly Resource[], options: Partial<FhirDoubleOptions> = {}) {
    const { account, token } = await tokenFor(['system/*.cruds'])
    const double = await startFhirDouble({ accounts: [account], resources, ...options })
    running.push(double)
    const authorization = `Bearer ${await token(double)}`
    return async (path: string, init: RequestInit = {}) => {
      const headers = { authorization, 'content-type': 'application/fhir+json', ...init.headers }
      const response = await fetch(`${double.url}${path}`, { ...init, headers })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    }
  }

  it.each([
    ['one that is not valid', [{ resourceType: 'Coverage', id: '1' }]],
    ['one without an id', [{ resourceType: 'Organization' }]],
    ['two with one id', [organizations[0], organizations[0]]],
    ['one of a type that it does not hold', [{ resourceType: 'Observation', id: '1' }]],
  ])('does not start with %s', async (_, resources) => {
    await expect(startFhirDouble({ accounts: [], resources: resources as Resource[] })).rejects.toThrow(Error)
  })

  it('does not start where its port is taken', async () => {
    await asking([])
    const port = Number(new URL(running[0]?.url ?? '').port)

    await expect(startFhirDouble({ accounts: [], resources: [], port })).rejects.toThrow('EADDRINUSE')
  })

  it('holds copies: what it was given may change', async () => {
    const given = [{ resourceType: 'Organization' as const, id: 'one', name: 'before' }]
    const ask = await asking(given)
    for (const each of given) each.name = 'after'

    expect((await ask('/Organization/one')).body.name).toBe('before')
  })

  it('gives the elements that were asked for, and says so', async () => {
    const ask = await asking(organizations)
    const { body } = await ask('/Organization?_elements=name&_id=one')

    const { meta, ...rest } = body.entry[0].resource
    expect(rest).toEqual({ resourceType: 'Organization', id: 'one', name: 'one' })
    expect(meta.tag).toEqual([expect.objectContaining({ code: 'SUBSETTED' })])
  })

  it.each([
    ['an operation', 'POST', '/Claim/$submit', 404],
    ['a history', 'GET', '/Organization/one/_history', 405],
    ['a patch', 'PATCH', '/Organization/one', 405],
    ['a deletion by a condition', 'DELETE', '/Organization?name=one', 405],
    ['a search of all types', 'GET', '?_type=Organization', 405],
    ['an id that is none', 'GET', '/Organization/a%2Fb', 400],
    ['an address that is none', 'GET', '/Organization/%E0%A4%A', 400],
    ['a transaction', 'POST', '', 400],
  ])('refuses %s', async (_, method, path, status) => {
    const ask = await asking(organizations)
    const body = path === '' ? JSON.stringify({ resourceType: 'Bundle', type: 'transaction' }) : null
    const answer = await ask(path, { method, body })

    expect([answer.status, answer.body.resourceType]).toEqual([status, 'OperationOutcome'])
  })

  it('refuses a body that is larger than anything', async () => {
    const ask = await asking([])
    const answer = await ask('/Organization', { method: 'POST', body: 'x'.repeat(17 * 1024 * 1024) })

    expect([answer.status, answer.body.issue[0].code]).toEqual([413, 'too-long'])
  })

  it('gives no token to a key that was taken back, and one to the key beside it', async () => {
    const [old, fresh] = await Promise.all([tokenFor(['system/*.read']), tokenFor(['system/*.read'])])
    const publicKeys = [...old.account.publicKeys, ...fresh.account.publicKeys]
    const both = await startFhirDouble({ accounts: [{ ...old.account, publicKeys }], resources: [] })
    const one = await startFhirDouble({ accounts: [fresh.account], resources: [] })
    running.push(both, one)

    expect(await old.token(both)).toEqual(expect.any(String))
    expect(await fresh.token(both)).toEqual(expect.any(String))
    expect(await fresh.token(one)).toEqual(expect.any(String))
    expect(await old.token(one)).toBeUndefined()
  })

  it('lets a token in for as long as it is good', async () => {
    let status = 0
    const ask = await asking(organizations, { tokenSeconds: 1 })
    for (let tries = 0; status !== 401 && tries < 100; tries += 1) {
      status = (await ask('/Organization/one')).status
      await new Promise((resolve) => setTimeout(resolve, 100))
    }

    expect(status).toBe(401)
  }, 30_000)

  it('keeps each page of a search for those that may search', async () => {
    const ask = await asking(organizations, { pageSize: 2 })
    const first = await ask('/Organization')
    const { url } = first.body.link.find(({ relation }: { relation: string }) => relation === 'next')
    const { account, token } = await tokenFor(['system/Claim.read'])
    const other = await startFhirDouble({ accounts: [account], resources: [] })
    running.push(other)
    const stranger = await fetch(url, { headers: { authorization: `Bearer ${await token(other)}` } })

    expect(first.body.entry).toHaveLength(2)
    expect((await ask(url.slice((running[0]?.url ?? '').length))).body.entry).toHaveLength(1)
    expect(stranger.status).toBe(401)
  })
})
