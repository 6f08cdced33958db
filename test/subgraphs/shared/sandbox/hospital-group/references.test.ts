import { describe, expect, it } from 'vitest'
import { hospitalGroup } from '#shared/sandbox/hospital-group/generate.ts'
import { dock, mainStore } from '#shared/sandbox/hospital-group/group.ts'

const group = hospitalGroup()
const keysOf = (records: readonly { readonly key: string }[]) => records.map(({ key }) => key)
const orderLines = group.orders.flatMap(({ lines }) => lines)

/** What each field points at, wherever it stands in the group. */
const targets: Readonly<Record<string, readonly string[]>> = {
  company: keysOf(group.companies),
  onlyFor: keysOf(group.companies),
  facility: keysOf(group.facilities),
  place: [...keysOf(group.places), ...group.facilities.flatMap(({ key }) => [mainStore(key), dock(key)])],
  supplier: keysOf(group.suppliers),
  payer: keysOf(group.payers),
  buyer: keysOf(group.buyers),
  plan: keysOf(group.costCentrePlans),
  costCentres: keysOf(group.costCentres),
  item: keysOf(group.items),
  unit: keysOf(group.units),
  packagings: keysOf(group.units),
  category: keysOf(group.categories),
  parent: keysOf(group.categories),
  lot: keysOf(group.lots),
  agreement: keysOf(group.agreements),
  line: keysOf(orderLines),
  orderLine: keysOf(orderLines),
  receipt: keysOf(group.orders.flatMap(({ receipts }) => receipts)),
  document: keysOf([...group.bills, ...group.invoices]),
  documents: keysOf([...group.bills, ...group.invoices]),
}
const known = new Map(Object.entries(targets).map(([field, keys]) => [field, new Set(keys)]))

interface Reference {
  readonly field: string
  readonly to: unknown
}

function referencesIn(value: unknown): Reference[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, its]) => {
    if (!known.has(field)) return referencesIn(its)
    return [its].flat().flatMap((to) => (to === null ? [] : [{ field, to }]))
  })
}

/** Places where transfers begin and end go by other names; only theirs, since a price's `from` is a day. */
const ends = group.transfers.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])])
const references = [...referencesIn(Object.values(group)), ...ends.map((to): Reference => ({ field: 'place', to }))]

describe('The references of the hospital group', () => {
  it.each(Object.keys(targets))('lead somewhere: %s', (field) => {
    const own = references.filter((reference) => reference.field === field)
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(({ to }) => !known.get(field)?.has(to as string))).toEqual([])
  })

  it('stay within one company: facility, buyer, supplier, items, cost centres and bills of an order', () => {
    const owners = [...group.facilities, ...group.buyers, ...group.costCentres]
    const companyOf = new Map(owners.map(({ key, company }) => [key, company]))
    const onlyFor = new Map([...group.suppliers, ...group.items].map(({ key, onlyFor }) => [key, onlyFor]))
    const isForeign = (company: string) => (key: string) => (onlyFor.get(key) ?? company) !== company
    const astray = group.orders.filter(({ company, facility, buyer, supplier, lines }) => {
      const bought = lines.flatMap((line) => (line.kind === 'item' ? [line] : []))
      const charged = bought.flatMap(({ charges }) => charges.flatMap(({ costCentres }) => costCentres))
      const items = bought.map(({ item }) => item)
      const own = [facility, buyer, ...charged]
      return own.some((key) => companyOf.get(key) !== company) || [supplier, ...items].some(isForeign(company))
    })
    expect(astray).toEqual([])
    const companyOfLine = new Map(group.orders.flatMap(({ company, lines }) => lines.map(({ key }) => [key, company])))
    const billedElsewhere = group.bills.filter(({ company, lines }) =>
      lines.some(({ orderLine }) => orderLine !== null && companyOfLine.get(orderLine) !== company),
    )
    expect(billedElsewhere).toEqual([])
  })

  it('keep a bill with the supplier and the currency of what it bills', () => {
    const orderOf = new Map(group.orders.flatMap((order) => order.lines.map(({ key }) => [key, order])))
    const astray = group.bills.filter(({ supplier, currency, lines }) =>
      lines.some(({ orderLine }) => {
        const order = orderOf.get(orderLine ?? '')
        return order !== undefined && (order.supplier !== supplier || order.currency !== currency)
      }),
    )
    expect(astray).toEqual([])
  })
})
