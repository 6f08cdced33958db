import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadUserInput } from '#shared/errors/errors.ts'
import { noticedResources } from '#shared/projections/ingest/notices.ts'
import { countedEvents, hintsOf, pollNow } from '#shared/projections/ingest/waiting-notices.ts'

const json = 'application/fhir+json'
const read = (body: unknown, type: string | null = json) =>
  noticedResources(typeof body === 'string' ? body : JSON.stringify(body), type)

/** As the backport of R5 to R4 writes it: numbers are texts. */
function backport(
  type: string,
  sinceStart: number,
  events: readonly (readonly [number: number, focus: string | null])[] = [],
) {
  const part = ([number, focus]: (typeof events)[number]) => [
    { name: 'event-number', valueString: String(number) },
    { name: 'timestamp', valueInstant: '2026-11-20T10:00:00Z' },
    ...(focus === null ? [] : [{ name: 'focus', valueReference: { reference: focus } }]),
  ]
  const parameter = [
    { name: 'subscription', valueReference: { reference: 'https://ehr.example/fhir/Subscription/s1' } },
    { name: 'topic', valueCanonical: 'https://ehr.example/topic' },
    { name: 'status', valueCode: 'active' },
    { name: 'type', valueCode: type },
    { name: 'events-since-subscription-start', valueString: String(sinceStart) },
    ...events.map((event) => ({ name: 'notification-event', part: part(event) })),
  ]
  return { resourceType: 'Bundle', type: 'history', entry: [{ resource: { resourceType: 'Parameters', parameter } }] }
}

describe('noticedResources()', () => {
  it.each<[string, unknown, object]>([
    [
      'a resource',
      { resourceType: 'Claim', id: 'c1', patient: { display: 'MYRTLE' } },
      { kind: 'resource', resources: [{ type: 'Claim', id: 'c1' }], subscription: null },
    ],
    ['a resource of no interest', { resourceType: 'Patient', id: 'p1' }, { kind: 'resource', resources: [] }],
    ['nothing', '', { kind: 'empty', resources: [], subscription: null }],
    [
      'a handshake',
      backport('handshake', 0),
      { kind: 'handshake', resources: [], subscription: { id: 's1', numbers: [0] } },
    ],
    ['a heartbeat', backport('heartbeat', 7), { kind: 'heartbeat', subscription: { id: 's1', numbers: [7] } }],
    [
      'a status that was asked for',
      backport('query-status', 7),
      { kind: 'query-status', subscription: { id: 's1', numbers: [7] } },
    ],
    [
      'events',
      backport('event-notification', 9, [
        [8, 'Claim/c1'],
        [9, 'https://ehr.example/fhir/ClaimResponse/r1/_history/3'],
      ]),
      {
        kind: 'event-notification',
        resources: [
          { type: 'Claim', id: 'c1' },
          { type: 'ClaimResponse', id: 'r1' },
        ],
        subscription: { id: 's1', numbers: [8, 9] },
      },
    ],
    [
      'events with their resources',
      {
        ...backport('event-notification', 1, [[1, 'Claim/c1']]),
        entry: [
          ...backport('event-notification', 1, [[1, 'Claim/c1']]).entry,
          { resource: { resourceType: 'Claim', id: 'c1' } },
          { resource: { resourceType: 'Device', id: 'd1' } },
        ],
      },
      {
        resources: [
          { type: 'Claim', id: 'c1' },
          { type: 'Device', id: 'd1' },
        ],
      },
    ],
    [
      'the status of R4B',
      {
        resourceType: 'Bundle',
        type: 'subscription-notification',
        entry: [
          {
            resource: {
              resourceType: 'SubscriptionStatus',
              type: 'event-notification',
              subscription: { reference: 'Subscription/s2' },
              eventsSinceSubscriptionStart: 3,
              notificationEvent: [{ eventNumber: 3, focus: { reference: 'Claim/c9' } }],
            },
          },
        ],
      },
      {
        kind: 'event-notification',
        resources: [{ type: 'Claim', id: 'c9' }],
        subscription: { id: 's2', numbers: [3] },
      },
    ],
  ])('understands %s', (_, body, expected) => {
    expect(read(body)).toMatchObject(expected)
  })

  it.each<[string, unknown, string | null]>([
    ['another type of content', { resourceType: 'Claim', id: 'c1' }, 'application/fhir+xml'],
    ['no JSON', 'hello', json],
    ['a list', '[]', json],
    ['nothing of FHIR', {}, json],
    ['a type that is none', { resourceType: '__proto__', id: 'x' }, json],
    ['no id', { resourceType: 'Claim' }, json],
    ['an id that leads elsewhere', { resourceType: 'Claim', id: '../Patient/1' }, json],
    ['another bundle', { resourceType: 'Bundle', type: 'transaction', entry: [] }, json],
    [
      'a history without a status',
      { resourceType: 'Bundle', type: 'history', entry: [{ resource: { resourceType: 'Claim', id: 'c' } }] },
      json,
    ],
    ['a history of nothing', { resourceType: 'Bundle', type: 'history' }, json],
    ['a status of another kind', backport('party', 1), json],
    [
      'more than anybody tells at once',
      backport(
        'event-notification',
        1,
        Array.from({ length: 1_001 }, (_, place) => [place, 'Claim/c'] as const),
      ),
      json,
    ],
  ])('refuses %s', (_, body, type) => {
    expect(() => read(body, type)).toThrow(BadUserInput)
  })

  it('refuses or understands whatever comes, and says nothing of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .json()
            .map(
              (text) =>
                `{"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":${text}}}]}`,
            ),
        ),
        (body) => {
          try {
            read(body)
          } catch (error) {
            expect(error).toBeInstanceOf(BadUserInput)
            expect((error as Error).message.length).toBeLessThan(100)
          }
        },
      ),
    )
  })
})

describe('What waits of notices', () => {
  async function counted(mark: string | null, ...notices: readonly object[]) {
    const hints = notices.flatMap((notice) => hintsOf(read(notice))).filter(({ type }) => type !== 'Claim')
    return countedEvents(hints, { marks: async (names) => names.map(() => mark) })
  }
  const event = (number: number) => backport('event-notification', number, [[number, 'Claim/c1']])

  it.each<[string, string | null, object[], boolean, string | undefined]>([
    ['the next event', '4', [event(5)], false, '5'],
    ['the next ones, in any order', '4', [event(6), event(5)], false, '6'],
    ['an event once more', '5', [event(5)], false, '5'],
    ['a gap', '4', [event(6)], true, '6'],
    ['an event of a subscription nobody knows', null, [event(1)], true, '1'],
    ['the handshake it begins with', null, [backport('handshake', 0)], true, '0'],
    ['a handshake, and its first event', '0', [backport('handshake', 0), event(1)], false, '1'],
    ['a subscription that begins anew', '9', [backport('handshake', 0)], true, '0'],
    ['a heartbeat that counts the same', '5', [backport('heartbeat', 5)], false, '5'],
    ['a heartbeat that counts more', '5', [backport('heartbeat', 6)], true, '6'],
    ['a heartbeat that counts less', '5', [backport('heartbeat', 1)], true, '1'],
  ])('asks for everything or not after %s', async (_, mark, notices, isPollNeeded, next) => {
    expect(await counted(mark, ...notices)).toEqual({ isPollNeeded, marks: { 'subscription:s1': next } })
  })

  it('asks for everything where a notice names nothing, or counts nothing', () => {
    expect(hintsOf(read(''))).toEqual([pollNow])
    expect(hintsOf(read({ resourceType: 'Patient', id: 'p' }))).toEqual([])
    expect(hintsOf(read(backport('event-notification', 3, [[3, null]])))).toContainEqual(pollNow)
    const uncounted = backport('heartbeat', 0)
    const parameters = uncounted.entry[0]?.resource.parameter.filter(
      ({ name }) => name !== 'events-since-subscription-start',
    )
    const bundle = { ...uncounted, entry: [{ resource: { resourceType: 'Parameters', parameter: parameters } }] }
    expect(hintsOf(read(bundle))).toEqual([pollNow])
  })
})
