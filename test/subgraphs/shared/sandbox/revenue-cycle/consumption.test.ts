import type { Device, Location, Resource, ResourceType, SupplyDelivery } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'
import { hospitalGroupTables } from '#shared/sandbox/hospital-group/tables.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { systems } from '#shared/sandbox/revenue-cycle/systems.ts'
import { hasGtinCheckDigit } from '#shared/values/gtin.ts'

const tables = hospitalGroupTables()
const { resources } = revenueCycle(tables)
const of = <Type extends ResourceType>(type: Type) =>
  resources.filter((each): each is Extract<Resource, { resourceType: Type }> => each.resourceType === type)
const byReference = new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each]))
const rowsOf = (model: string) => new Map((tables[model] ?? []).map((row) => [row.id, row]))
const [places, warehouses, products, lots] = ['stock.location', 'stock.warehouse', 'product.product', 'stock.lot'].map(
  rowsOf,
)
const labelOf = ({ udiCarrier }: Device) =>
  /^\(01\)(\d{14})(?:\(17\)\d{6})?\(10\)(.+)$/.exec(udiCarrier?.[0]?.carrierHRF ?? '')?.slice(1) ?? []

/** Moves out of a warehouse's stock of an item by its GTIN and lot. */
function movesOf({ suppliedItem, destination }: SupplyDelivery) {
  const [gtin = '', lot] = labelOf(byReference.get(suppliedItem?.itemReference?.reference ?? '') as Device)
  const location = byReference.get(destination?.reference ?? '') as Location
  const code = location.identifier?.find(({ system }) => system === systems.warehouse)?.value
  return (tables['stock.move.line'] ?? []).filter((line) => {
    const barcode = String(products?.get(Number(line.product_id))?.barcode)
    const from = places?.get(Number(line.location_id))
    return (
      line.state === 'done' &&
      places?.get(Number(line.location_dest_id))?.usage === 'customer' &&
      warehouses?.get(Number(from?.warehouse_id))?.code === code &&
      lots?.get(Number(line.lot_id))?.name === lot &&
      barcode.padStart(14, '0') === gtin
    )
  })
}

const deliveries = of('SupplyDelivery')
const stray = deliveries.slice(-6)

describe('The consumption of the revenue cycle', () => {
  it('is of products with labels of GS1; of one there is the label only', () => {
    const labels = of('Device').map(labelOf)
    expect(labels.filter(([gtin = '', lot]) => !hasGtinCheckDigit(gtin) || !lot)).toEqual([])
    const unread = of('Device').filter(({ lotNumber }) => lotNumber === undefined)
    expect(unread).toHaveLength(1)
    expect(unread[0]?.udiCarrier?.[0]?.deviceIdentifier).toBeUndefined()
    const read = of('Device').filter(({ lotNumber }) => lotNumber !== undefined)
    expect(read.map(({ udiCarrier, lotNumber }) => [udiCarrier?.[0]?.deviceIdentifier, lotNumber])).toEqual(
      read.map(labelOf),
    )
  })

  it('finds one move in Odoo for most, and several for some', () => {
    const found = deliveries.slice(0, -6).map((delivery) => movesOf(delivery).length)
    expect(Math.min(...found)).toBe(1)
    expect(found.filter((count) => count === 1).length).toBeGreaterThan(20)
    expect(found.filter((count) => count > 1).length).toBeGreaterThan(10)
  })

  it('happened when a move was done, of as much or of half of it', () => {
    const shares = deliveries.slice(0, -6).map((delivery) => {
      const at = delivery.occurrenceDateTime?.replace('T', ' ').slice(0, 19)
      const [line] = movesOf(delivery).filter(({ date }) => String(date).slice(0, 19) === at)
      return Number(delivery.suppliedItem?.quantity?.value) / Number(line?.quantity)
    })
    expect(shares.filter((share) => share === 1).length).toBeGreaterThan(30)
    expect(shares.filter((share) => share < 1).length).toBeGreaterThan(3)
    expect(shares.filter((share) => !(share > 0.3 && share <= 1))).toEqual([])
  })

  it('finds nothing for what was written down otherwise', () => {
    expect(stray.map((delivery) => movesOf(delivery).length).slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    expect(stray.map(({ status }) => status)).toEqual([...Array<string>(5).fill('completed'), 'entered-in-error'])
  })

  it('is charged on the account of the care it was for, whose claim names the product', () => {
    const charges = of('ChargeItem')
    const billed = charges.filter(({ status }) => status === 'billed')
    expect(billed.length).toBeGreaterThan(30)
    expect(charges.length).toBeLessThan(deliveries.length)
    expect(billed.filter(({ supportingInformation }) => supportingInformation === undefined).length).toBeGreaterThan(3)
    for (const { context, account, code, productReference, supportingInformation } of billed) {
      const claim = of('Claim').find(({ item }) => item?.[0]?.encounter?.[0]?.reference === context?.reference)
      const encounter = byReference.get(context?.reference ?? '')
      expect(encounter).toMatchObject({ account })
      expect(claim?.item?.[0]?.productOrService).toEqual(code)
      expect(claim?.item?.[0]?.udi).toContainEqual(productReference)
      if (supportingInformation !== undefined) expect(supportingInformation[0]?.reference).toBe(`Claim/${claim?.id}`)
    }
  })
})
