import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ClaimResponse, Resource, Subscription, SubscriptionChannel } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization } from '#shared/fhir/smart-authorization.ts'
import { changeTopic, type FhirDouble, newClientKey, startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { SourceCalls } from '#shared/telemetry/source-calls.ts'
import { globalId } from '#shared/values/global-id.ts'
import { ask, type Program, startProgram } from './program.ts'
import { RawClient } from './subscriptions/transports/transports-toy.ts'

const secret = 's'.repeat(32)
const { resources } = revenueCycle()
let home: string
let server: FhirDouble
let fhir: FhirClient
let program: Program
let address: string
let token: string

// It is asked once, when it starts, and then not for an hour: what is known of later was told by notices.
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'caregraph-program-'))
  const { privateKey, publicKey } = await newClientKey('ES384')
  const privateKeyFile = path.join(home, 'key.json')
  await writeFile(privateKeyFile, JSON.stringify(privateKey), { mode: 0o600 })
  const scopes = ['system/*.read', 'system/*.write']
  const clientId = 'caregraph'
  server = await startFhirDouble({ resources, accounts: [{ clientId, publicKeys: [publicKey], scopes }] })
  const auth = new SmartAuthorization({ url: server.url, clientId, privateKeyFile, scopes })
  fhir = new FhirClient({ url: server.url, auth, concurrency: 2 })
  program = startProgram({
    ...{ PORT: '0', SANDBOX: 'identity,odoo', FHIR_URL: server.url, FHIR_CLIENT_ID: clientId },
    ...{ FHIR_PRIVATE_KEY_FILE: privateKeyFile, FHIR_POLL_SECONDS: '3600', FHIR_NOTICE_SECRET: secret },
  })
  address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''
  token = await sandboxToken('auditor', (await program.says(/issuer at (\S+)\n/)) ?? '')
  await until(async () => (await answerTo('{ claims(first: 1) { nodes { id } } }')).data.claims !== null)
}, 60_000)

afterAll(async () => {
  program.child.kill()
  await server.close()
  await rm(home, { recursive: true, force: true })
})

// biome-ignore lint/suspicious/noExplicitAny: what comes back is as the query asked
async function answerTo(query: string): Promise<any> {
  return (await ask(address, query, token)).json
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1, await setTimeout(25)) if (await isSo()) return
  throw new Error('it never came to be')
}

const scope = () => ({ signal: AbortSignal.timeout(20_000), calls: new SourceCalls() })
const guide = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

function r4(claim: string): Subscription {
  const channel: SubscriptionChannel = {
    type: 'rest-hook',
    endpoint: new URL('/hooks/fhir', address).href,
    header: [`Authorization: Bearer ${secret}`],
    payload: 'application/fhir+json',
  }
  return {
    resourceType: 'Subscription',
    status: 'requested',
    reason: 'New answers',
    criteria: `ClaimResponse?request=Claim/${claim}`,
    channel,
  }
}

function backport(claim: string): Subscription {
  const { channel, criteria, ...others } = r4(claim)
  const filter = { url: `${guide}/backport-filter-criteria`, valueString: criteria }
  const content = { url: `${guide}/backport-payload-content`, valueCode: 'id-only' }
  return {
    ...others,
    meta: { profile: [`${guide}/backport-subscription`] },
    criteria: changeTopic,
    _criteria: { extension: [filter] },
    channel: { ...channel, _payload: { extension: [content] } },
  } as Subscription
}

/** A payer says that it has a claim that it had said nothing of. */
function answerOf(claim: string): ClaimResponse {
  const isQueued = (each: Resource): each is ClaimResponse =>
    each.resourceType === 'ClaimResponse' && each.outcome === 'queued'
  const queued = resources.find(isQueued)
  if (queued === undefined) throw new Error('no claim waits')
  const { id: _, meta: __, identifier: ___, ...others } = queued
  return { ...others, request: { reference: `Claim/${claim}` } }
}

describe('A gateway in front of the sandbox’s Odoo and a FHIR server of its own', { timeout: 60_000 }, () => {
  it('answers from both, and says by health what is not connected', async () => {
    const { data, errors } = await answerTo(
      '{ claim(number: "NGH-C-26-00001") { number invoice { number } payer { name } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.claim).toEqual({
      number: 'NGH-C-26-00001',
      invoice: { number: 'INV/2026/00001' },
      payer: { name: expect.any(String) },
    })
    const files = await answerTo(
      '{ remittances(first: 1) { nodes { traceNumber } } remittanceFiles { nodes { checksum } } }',
    )
    expect(files).toMatchObject({
      data: { remittances: { nodes: [{ traceNumber: expect.any(String) }] }, remittanceFiles: null },
      errors: [{ extensions: { code: 'SOURCE_NOT_CONNECTED', origin: 'remittance' } }],
    })
    const health = await fetch(new URL('/health/ready', address))
    expect([health.status, await health.json()]).toMatchObject([
      200,
      { sources: { odoo: { state: 'up' }, fhir: { state: 'up' }, remittance: { state: 'not connected' } } },
    ])
  })

  it.each([
    { shape: 'R4', subscription: r4, claim: 'claim-ngh-c-26-00024' },
    { shape: 'backport', subscription: backport, claim: 'claim-rvc-c-26-00016' },
  ])('is told of a change by a $shape notice long before it asks, and tells its subscribers', async (told) => {
    const id = globalId('fhir', 'Claim', told.claim)
    const status = async () => (await answerTo(`{ claims(first: 500) { nodes { id status } } }`)).data.claims.nodes
    const client = await RawClient.known(address, token)
    client.subscribe('s', 'subscription { claimChanged { recordId eventType newStatus claim { id status } } }')
    const { resource } = await fhir.create(told.subscription(told.claim), {}, scope())
    await until(async () => (await fhir.read('Subscription', String(resource.id), scope()))?.status === 'active')

    await fhir.create(answerOf(told.claim), {}, scope())

    expect((await client.message('next', 's')).payload).toMatchObject({
      data: {
        claimChanged: {
          recordId: id,
          eventType: 'revenue_cycle.claim.status_changed',
          newStatus: 'IN_PROCESS',
          claim: { id, status: 'IN_PROCESS' },
        },
      },
    })
    expect(await status()).toContainEqual({ id, status: 'IN_PROCESS' })
    client.socket.close()
  })

  it('takes no notice from whoever does not know the secret, and logs none of it', async () => {
    const notice = { method: 'POST', headers: { authorization: 'Bearer made-up' }, body: '{}' }
    expect((await fetch(new URL('/hooks/fhir', address), notice)).status).toBe(401)
    expect(program.said()).not.toMatch(new RegExp(`${secret}|claim-ngh|NGH-C|made-up`))
  })
})
