import { setTimeout as wait } from 'node:timers/promises'
import type { Subscription } from '@medplum/fhirtypes'
import { afterEach, expect, it } from 'vitest'
import { changeTopic } from '#shared/sandbox/fhir-double/double.ts'
import { ask, issuesOf } from './asked.ts'
import { type Endpoint, startEndpoint, statusIn, type Told } from './endpoint.ts'
import { claimResponses, records } from './records.ts'
import { type AccountName, onBothServers, type Server } from './servers.ts'

const guide = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'

onBothServers(
  'Subscriptions of a FHIR server',
  records.filter(({ resourceType }) => resourceType !== 'ClaimResponse'),
  (server) => {
    let endpoint: Endpoint | undefined
    const subscribed: string[] = []

    async function start(): Promise<Endpoint> {
      endpoint = await startEndpoint()
      return endpoint
    }

    async function subscribe(subscription: object, as: AccountName = 'all') {
      const answer = await ask(server(), 'Subscription', { method: 'POST', body: subscription, as })
      if (answer.status === 201) subscribed.push(answer.body.id)
      return answer
    }

    afterEach(async () => {
      for (const id of subscribed.splice(0)) await ask(server(), `Subscription/${id}`, { method: 'DELETE' })
      await endpoint?.[Symbol.asyncDispose]()
      endpoint = undefined
    })

    it('R4: tells with the resource what comes into the criteria, with the headers that were asked for', async () => {
      const { url, told, until } = await start()
      const { status, body } = await subscribe(r4(url, { payload: 'application/fhir+json' }))
      await becomes(server(), body.id, 'active')
      const [failed, complete] = [await write(server(), 'error'), await write(server(), 'complete')]
      const second = await write(server(), 'error')
      const notices = await until(2)

      expect(status).toBe(201)
      expect(notices.map(({ body: { id } }) => id)).toEqual([failed, second])
      expect(notices[0]?.headers).toMatchObject({ 'x-secret': 'made-up', 'content-type': 'application/fhir+json' })
      expect(notices[0]?.body).toMatchObject({
        resourceType: 'ClaimResponse',
        meta: { versionId: expect.any(String) },
      })
      expect(told.some(({ body: { id } }) => id === complete)).toBe(false)
      // R4 puts it below the endpoint; some servers post it to the endpoint itself.
      const below = `PUT /notices/ClaimResponse/${failed}`
      expect([below, 'POST /notices']).toContain(`${notices[0]?.method} ${notices[0]?.path}`)
    })

    it('R4: tells the fact only, where no payload was asked for', async () => {
      const { url, until } = await start()
      const { body } = await subscribe(r4(url, {}))
      await becomes(server(), body.id, 'active')
      await write(server(), 'error')
      const [notice] = await until(1)

      expect([notice?.method, notice?.path, notice?.body]).toEqual(['POST', '/notices', null])
    })

    it('R4: tells of an update what is there then, once or more, and nothing where it leaves the criteria', async () => {
      const { url, told, until } = await start()
      const { body } = await subscribe(r4(url, { payload: 'application/fhir+json' }))
      await becomes(server(), body.id, 'active')
      const id = await write(server(), 'complete')
      await rewrite(server(), id, 'error')
      const version = (await ask(server(), `ClaimResponse/${id}`)).body.meta.versionId
      await rewrite(server(), id, 'complete')
      const last = await write(server(), 'error')
      await until(1, ({ body: { id: told } }) => told === last)

      const versions = told.filter(({ body: each }) => each.id === id).map(({ body: { meta } }) => meta.versionId)
      expect(new Set(versions)).toEqual(new Set([version]))
    })

    it('tries again where the endpoint is away for a moment, and goes on where it stays away', async () => {
      const away = await start()
      const { body } = await subscribe(backport(away.url, {}))
      await becomes(server(), body.id, 'active')
      let refusals = 2
      away.answer = () => (refusals-- > 0 ? 503 : 200)
      await write(server(), 'error')
      await away.until(3, isEvent)
      away.answer = ({ body: bundle }) => (statusIn(bundle).event?.number === '2' ? 500 : 200)
      for (let each = 0; each < 2; each += 1) await write(server(), 'error')
      const taken = await away.until(2, (told) => isEvent(told) && told.status === 200)

      // One that was given up is a gap in the numbers.
      expect(taken.map(({ body: bundle }) => statusIn(bundle).event?.number)).toEqual(['1', '3'])
    })

    it('backport: shakes hands first, and is not active where the hand is not taken', async () => {
      const taken = await start()
      const { body } = await subscribe(backport(taken.url, {}))
      const [handshake] = await taken.until(1)
      await becomes(server(), body.id, 'active')
      taken.answer = () => 403
      const refused = await subscribe(backport(taken.url, {}))
      const subscription = await becomes(server(), refused.body.id, 'error')
      const before = taken.told.length
      await write(server(), 'error')
      await taken.until(before + 1)

      expect(handshake?.body).toMatchObject({ resourceType: 'Bundle', type: 'history' })
      expect(statusIn(handshake?.body)).toMatchObject({
        profile: `${guide}/backport-subscription-status-r4`,
        subscription: `${server().url}/Subscription/${body.id}`,
        topic: changeTopic,
        type: 'handshake',
        events: '0',
        event: null,
      })
      expect(subscription.error).toEqual(expect.any(String))
      const told = taken.told.slice(before).map(({ body: bundle }) => statusIn(bundle).subscription)
      expect(new Set(told)).toEqual(new Set([`${server().url}/Subscription/${body.id}`]))
    })

    it('backport: tells ids and no resource, with numbers that go up by one', async () => {
      const { url, until } = await start()
      const { body } = await subscribe(backport(url, {}))
      await becomes(server(), body.id, 'active')
      const ids = [await write(server(), 'error'), await write(server(), 'complete'), await write(server(), 'error')]
      const notices = await until(2, isEvent)

      const said = notices.map(({ body: bundle }) => statusIn(bundle))
      expect(said.map(({ type, events, event }) => [type, events, event])).toEqual(
        [ids[0], ids[2]].map((id, place) => [
          'event-notification',
          String(place + 1),
          { number: String(place + 1), focus: `${server().url}/ClaimResponse/${id}` },
        ]),
      )
      expect(notices.map(({ body: { entry } }) => entry[1])).toEqual(
        [ids[0], ids[2]].map((id) => ({
          fullUrl: `${server().url}/ClaimResponse/${id}`,
          request: { method: 'POST', url: 'ClaimResponse' },
          response: { status: '201' },
        })),
      )
      expect(notices[0]?.headers['x-secret']).toBe('made-up')
    })

    it('backport: its heart beats where nothing happens', async () => {
      const { url, until } = await start()
      await subscribe(backport(url, { heartbeatSeconds: 1 }))
      const beats = await until(2, ({ body }) => statusIn(body).type === 'heartbeat')

      expect(beats.map(({ body }) => statusIn(body).events)).toEqual(['0', '0'])
    })

    it('tells nothing any longer where it was deleted or put off', async () => {
      const { url, told, until } = await start()
      const deleted = await subscribe(r4(url, {}))
      const off = await subscribe(r4(url, {}))
      const on = await subscribe(r4(`${url}-on`, {}))
      for (const { body } of [deleted, off, on]) await becomes(server(), body.id, 'active')
      await ask(server(), `Subscription/${deleted.body.id}`, { method: 'DELETE' })
      await ask(server(), `Subscription/${off.body.id}`, { method: 'PUT', body: { ...off.body, status: 'off' } })
      await write(server(), 'error')
      await until(1)

      expect(told.map(({ path }) => path)).toEqual(['/notices-on'])
    })

    it.each([
      ['criteria that are no search', { criteria: 'nonsense' }],
      ['criteria of an unknown type', { criteria: 'Klaim?status=active' }],
      ['criteria with an unknown parameter', { criteria: 'Claim?colour=red' }],
      ['an unknown topic', { criteria: 'https://elsewhere.example/topic' }],
      ['another channel', { channel: { type: 'email', endpoint: 'mailto:nobody@northmere.example' } }],
      ['an endpoint that is none', { channel: { type: 'rest-hook', endpoint: 'file:///etc/hosts' } }],
    ])('refuses %s', async (_, changes) => {
      const answer = await subscribe({ ...r4('http://127.0.0.1:9/notices', {}), ...changes })

      expect([400, 404]).toContain(answer.status)
      expect(issuesOf(answer)).toHaveLength(1)
    })

    it('tells nobody what they may not read', async () => {
      const url = 'http://127.0.0.1:9/notices'
      const allowed = await subscribe({ ...r4(url, {}), criteria: 'Claim?status=active' }, 'subscriber')
      const refused = [r4(url, {}), backport(url, {})].map((each) => subscribe(each, 'subscriber'))
      const answers = [await subscribe(r4(url, {}), 'claims-only'), ...(await Promise.all(refused))]

      expect(allowed.status).toBe(201)
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
      expect(answers.map(issuesOf)).toEqual([['forbidden'], ['forbidden'], ['forbidden']])
    })
  },
  { retryDelaysMs: [20, 40, 80] },
)

function r4(endpoint: string, { payload }: { payload?: string }): Subscription {
  return {
    resourceType: 'Subscription',
    status: 'requested',
    reason: 'To know what a payer refused',
    criteria: 'ClaimResponse?outcome=error',
    channel: {
      type: 'rest-hook',
      endpoint,
      header: ['X-Secret: made-up'],
      ...(payload === undefined ? {} : { payload }),
    },
  }
}

function backport(endpoint: string, { heartbeatSeconds }: { heartbeatSeconds?: number }): object {
  const heartbeat = { url: `${guide}/backport-heartbeat-period`, valueUnsignedInt: heartbeatSeconds }
  return {
    ...r4(endpoint, {}),
    meta: { profile: [`${guide}/backport-subscription`] },
    criteria: changeTopic,
    _criteria: {
      extension: [{ url: `${guide}/backport-filter-criteria`, valueString: 'ClaimResponse?outcome=error' }],
    },
    channel: {
      type: 'rest-hook',
      endpoint,
      header: ['X-Secret: made-up'],
      payload: 'application/fhir+json',
      _payload: { extension: [{ url: `${guide}/backport-payload-content`, valueCode: 'id-only' }] },
      ...(heartbeatSeconds === undefined ? {} : { extension: [heartbeat] }),
    },
  }
}

function isEvent({ body }: Told): boolean {
  return statusIn(body).type === 'event-notification'
}

async function becomes(server: Server, id: string, status: string): Promise<Subscription> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const { body } = await ask(server, `Subscription/${id}`)
    if (body.status === status) return body
    if (Date.now() > deadline) throw new Error(`Expected the status ${status}, found ${body.status}`)
    await wait(10)
  }
}

/** A new response; its id. */
async function write(server: Server, outcome: 'error' | 'complete'): Promise<string> {
  const { id: _, meta: __, ...response } = { ...claimResponses[0], outcome }
  const { status, body } = await ask(server, 'ClaimResponse', { method: 'POST', body: response })
  if (status !== 201) throw new Error(`Cannot write a response: ${status}`)
  return body.id
}

async function rewrite(server: Server, id: string, outcome: 'error' | 'complete'): Promise<void> {
  await ask(server, `ClaimResponse/${id}`, { method: 'PUT', body: { ...claimResponses[0], id, outcome } })
}
