import type { ChargeItem, Device, Resource, SupplyDelivery } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { sandboxOdoo } from '../../../authorization/sandbox-odoo.ts'
import type { Data } from '../../../rows/limited-graph.ts'
import { type World, world } from './world.ts'

/** What is changed of a use that is charged, or of its device, so that the stock does not know of it. */
const changes = {
  NO_LOT: {
    ofDevice: ({ udiCarrier, ...rest }) => ({ ...rest, lotNumber: 'NOBODYS-LOT', udiCarrier: numberOnly(udiCarrier) }),
  },
  NO_ITEM: { ofDevice: (device) => ({ ...device, udiCarrier: [{ deviceIdentifier: '02999999999991' }] }) },
  NO_IDENTIFIER: { ofDevice: ({ udiCarrier: _, ...rest }) => rest },
  NO_MOVE: { ofUse: (use) => ({ ...use, occurrenceDateTime: '2025-01-05T08:00:00Z' }) },
  NO_FACILITY: { ofUse: ({ destination: _, ...rest }) => rest },
} satisfies Record<string, Change>

interface Change {
  readonly ofDevice?: (device: Device) => Device
  readonly ofUse?: (use: SupplyDelivery) => SupplyDelivery
}

/** Without the text of the label, which has the lot too. */
function numberOnly(carriers: Device['udiCarrier'] = []): NonNullable<Device['udiCarrier']> {
  return carriers.map(({ deviceIdentifier = '' }) => ({ deviceIdentifier }))
}

type Outcome = keyof typeof changes

const { resources, remittanceFiles } = revenueCycle()
const ofType = <One extends Resource>(type: One['resourceType']) =>
  resources.filter((each): each is One => each.resourceType === type)
const idIn = (reference: string | undefined) => reference?.split('/')[1] ?? ''

/** One charged use for each change, none of them of a device that another is of. */
const deliveries = ofType<SupplyDelivery>('SupplyDelivery')
const charged = ofType<ChargeItem>('ChargeItem').flatMap(({ service }) => {
  const delivery = deliveries.find(({ id }) => id === idIn(service?.[0]?.reference))
  return delivery === undefined ? [] : [delivery]
})
const deviceOf = ({ suppliedItem }: SupplyDelivery) => idIn(suppliedItem?.itemReference?.reference)
const isAlone = (delivery: SupplyDelivery) =>
  deliveries.filter((other) => deviceOf(other) === deviceOf(delivery)).length === 1
const isLabelled = (delivery: SupplyDelivery) =>
  ofType<Device>('Device').some(
    ({ id, lotNumber, udiCarrier }) => id === deviceOf(delivery) && lotNumber && udiCarrier?.[0]?.deviceIdentifier,
  )
const outcomes = Object.keys(changes) as Outcome[]
const chosen = new Map(
  charged
    .filter((delivery) => isAlone(delivery) && isLabelled(delivery))
    .slice(0, outcomes.length)
    .map((delivery, place) => [outcomes[place] as Outcome, delivery]),
)

function changed(resource: Resource): Resource {
  for (const [outcome, delivery] of chosen) {
    const { ofDevice, ofUse }: Change = changes[outcome]
    if (resource.resourceType === 'SupplyDelivery' && resource.id === delivery.id) return ofUse?.(resource) ?? resource
    if (resource.resourceType === 'Device' && resource.id === deviceOf(delivery))
      return ofDevice?.(resource) ?? resource
  }
  return resource
}

let hops: Data[]
let lineages: Data[]
let changedWorld: World
beforeAll(async () => {
  const { odoo } = await sandboxOdoo()
  changedWorld = await world(odoo, { resources: resources.map(changed), files: remittanceFiles })
  const { claims } = await changedWorld.data(`{ claims(first: 100) { nodes { lineage { isComplete inDoubt { amount }
    hops { stage state reference reason amount { amount } inDoubt { amount } consumption { match } } } } } }`)
  lineages = claims.nodes.map(({ lineage }: Data) => lineage)
  hops = lineages.flatMap((lineage) => lineage.hops).filter(({ stage }) => stage === 'CONSUMPTION')
}, 60_000)
afterAll(() => changedWorld?.close())

const hopOf = (outcome: Outcome) =>
  hops.filter(({ reference }) => reference === `SupplyDelivery/${chosen.get(outcome)?.id}`)

describe('The lineage of what was used, and the stock it came from', () => {
  it('is asked for one charged use of every kind', () => {
    expect([...chosen.keys()]).toEqual(outcomes)
  })

  it.each([
    ['the lot is nobody’s', 'NO_LOT', /has no such lot/],
    ['no item bears the number', 'NO_ITEM', /no item has the device identifier/i],
    ['nothing left the stock in those days', 'NO_MOVE', /left the stock/],
  ] as const)('contradicts, with the charge in doubt, where %s', (_, outcome, reason) => {
    const found = hopOf(outcome)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ state: 'CONTRADICTING', consumption: { match: outcome } })
    expect(found[0]?.reason).toMatch(reason)
    const lineage = lineages.find(({ hops: all }) => all.includes(found[0]))
    const charges = lineage?.hops.filter(({ stage }: Data) => stage === 'CHARGE').map(({ amount }: Data) => amount)
    expect(charges).toContainEqual(found[0]?.inDoubt)
    expect(lineage).toMatchObject({ isComplete: false, inDoubt: found[0]?.inDoubt })
  })

  it.each(['NO_FACILITY', 'NO_IDENTIFIER'] as const)('stands where the EHR says too little to look: %s', (outcome) => {
    expect(hopOf(outcome)).toMatchObject([{ state: 'FOUND', consumption: { match: outcome } }])
  })

  it('says of every use what the use says of itself', () => {
    const known = hops.filter(({ consumption }) => consumption !== null)
    expect(known.length).toBeGreaterThan(20)
    for (const { state, reason, consumption } of known) {
      const isUnknown = ['NO_ITEM', 'SEVERAL_ITEMS', 'NO_LOT', 'NO_MOVE'].includes(consumption.match)
      expect([consumption.match, /stock|item/.test(reason ?? '')]).toEqual([consumption.match, isUnknown])
      if (isUnknown) expect(state).toBe('CONTRADICTING')
    }
  })
})
