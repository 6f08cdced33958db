import type { Claim, Location, PaymentReconciliation, Resource, SupplyDelivery } from '@medplum/fhirtypes'
import type { Claims } from './visible-records.ts'
import type { World } from './world.ts'

// What other systems hold, and who may see it: worked out from resources and files as they were written, and from nothing
// that the product makes of them.

/** Where something was done, by keys of Odoo; null where nobody knows. */
type Place = { readonly facility: number; readonly company: number } | null

interface Placed {
  readonly id: string
  readonly at: Place
}

export interface PlainClaim extends Placed {
  readonly number: string
  readonly use: string
  readonly status: string
  readonly insurer: string
  readonly coverages: readonly string[]
  readonly account: string | null
}

interface Numbered {
  readonly id: string
  readonly number: string
}

interface PlainRemittance {
  readonly traceNumber: string
  /** The claims it speaks of; null for one that nobody knows. */
  readonly claims: readonly (PlainClaim | null)[]
}

/** The id clients know a record of another system by. */
export const idOfOther = (source: string, type: string, key: string) =>
  Buffer.from(`${source}/${type}/${key}`).toString('base64url')

const key = (reference: string | undefined) => reference?.split('/')[1] ?? ''

/** Claims, uses and payments, each with where it was. */
export class CareWorld {
  readonly claims: readonly PlainClaim[]
  readonly consumptions: readonly Placed[]
  readonly remittances: readonly PlainRemittance[]
  readonly payers: readonly string[]
  readonly practitioners: readonly Numbered[]
  readonly #locations: ReadonlyMap<string, Location>
  readonly #world: World

  constructor(resources: readonly Resource[], files: readonly { readonly text: string }[], world: World) {
    this.#world = world
    const of = <Type extends Resource>(type: Type['resourceType']) =>
      resources.filter((each): each is Type => each.resourceType === type)
    this.#locations = new Map(of<Location>('Location').map((location) => [String(location.id), location]))
    const accounts = new Map(
      resources.flatMap((each) =>
        each.resourceType === 'Encounter' ? [[each.id, key(each.account?.[0]?.reference)]] : [],
      ),
    )
    this.claims = of<Claim>('Claim').map((claim) => ({
      id: String(claim.id),
      at: this.#placeOf(key(claim.facility?.reference)),
      number: String(claim.identifier?.[0]?.value),
      use: claim.use,
      status: claim.status,
      insurer: key(claim.insurer?.reference),
      coverages: claim.insurance.map(({ coverage }) => key(coverage.reference)),
      account: accounts.get(key(claim.item?.[0]?.encounter?.[0]?.reference)) ?? null,
    }))
    this.consumptions = of<SupplyDelivery>('SupplyDelivery').map(({ id, destination }) => ({
      id: String(id),
      at: this.#placeOf(key(destination?.reference)),
    }))
    this.payers = resources.flatMap((each) =>
      each.resourceType === 'Organization' && each.type?.[0]?.coding?.[0]?.code === 'pay' ? [String(each.id)] : [],
    )
    this.practitioners = resources.flatMap((each) =>
      each.resourceType === 'Practitioner'
        ? [{ id: String(each.id), number: String(each.identifier?.[0]?.value) }]
        : [],
    )
    const named = (id: string) => this.claims.find((claim) => claim.id === id) ?? null
    const numbered = (number: string) => this.claims.find((claim) => claim.number === number) ?? null
    this.remittances = [
      ...of<PaymentReconciliation>('PaymentReconciliation').map(({ paymentIdentifier, detail = [] }) => ({
        traceNumber: String(paymentIdentifier?.value),
        claims: detail.map(({ request }) => named(key(request?.reference))),
      })),
      ...files.flatMap(({ text }) =>
        transactionsIn(text).map(({ traceNumber, numbers }) => ({ traceNumber, claims: numbers.map(numbered) })),
      ),
    ]
  }

  /** A place is the facility whose short name it has, or that of what it is part of. */
  #placeOf(location: string): Place {
    const found = this.#locations.get(location)
    if (found === undefined) return null
    const code = found.identifier?.find(({ system }) => system === 'urn:caregraph:warehouse')?.value
    const warehouse = this.#world.rows('stock.warehouse').find((row) => row.code === code)
    if (warehouse !== undefined) return { facility: warehouse.id, company: Number(warehouse.company_id) }
    return found.partOf === undefined ? null : this.#placeOf(key(found.partOf.reference))
  }
}

/** Payments of an 835 and the claims in them. The fourth character and the last of the first segment say how to cut it. */
function transactionsIn(text: string): { traceNumber: string; numbers: string[] }[] {
  const segments = text.split(text.charAt(105)).map((segment) => segment.trim().split(text.charAt(3)))
  const found: { traceNumber: string; numbers: string[] }[] = []
  for (const [name, first = '', second = ''] of segments) {
    if (name === 'TRN') found.push({ traceNumber: second, numbers: [] })
    if (name === 'CLP') found.at(-1)?.numbers.push(first)
  }
  return found
}

/** What somebody should see of it. */
export class VisibleCare {
  readonly claims: readonly PlainClaim[]
  readonly consumptions: readonly Placed[]
  readonly remittances: readonly PlainRemittance[]
  readonly payers: readonly string[]
  readonly #ids: Readonly<Record<string, ReadonlySet<string>>>

  /** `remittanceIds`: what clients know remittances by, by trace number: that is made when they come in. */
  constructor(world: CareWorld, asker: Claims, remittanceIds: ReadonlyMap<string, string>) {
    const isGroups = asker.supplier === null
    const seesAll = isGroups && asker.companies === 'all' && asker.facilities === 'all'
    const reaches = (reach: 'all' | readonly number[], one: number | undefined) =>
      reach === 'all' || (one !== undefined && reach.includes(one))
    const sees = ({ at }: Placed) =>
      isGroups && reaches(asker.companies, at?.company) && reaches(asker.facilities, at?.facility)
    this.claims = world.claims.filter(sees)
    this.consumptions = world.consumptions.filter(sees)
    // A payment for claims of which one is not seen says too much of that one.
    const areSeen = ({ claims }: PlainRemittance) =>
      claims.length > 0 && claims.every((claim) => claim !== null && sees(claim))
    this.remittances = world.remittances.filter((remittance) => seesAll || areSeen(remittance))
    this.payers = isGroups ? world.payers : []
    const ids = (type: string, keys: readonly string[]) => new Set(keys.map((each) => idOfOther('fhir', type, each)))
    const seen = ({ id }: Placed) => id
    this.#ids = {
      Claim: ids('Claim', this.claims.map(seen)),
      // It bears its claim's.
      Denial: ids('Claim', this.claims.map(seen)),
      SupplyConsumption: ids('SupplyConsumption', this.consumptions.map(seen)),
      Payer: ids('Payer', this.payers),
      Practitioner: ids('Practitioner', isGroups ? world.practitioners.map(({ id }) => id) : []),
      Coverage: ids(
        'Coverage',
        this.claims.flatMap(({ coverages }) => coverages),
      ),
      PatientAccount: ids(
        'PatientAccount',
        this.claims.flatMap(({ account }) => account ?? []),
      ),
      Remittance: new Set(this.remittances.map(({ traceNumber }) => remittanceIds.get(traceNumber) ?? traceNumber)),
    }
  }

  /** Undefined for types that Odoo has. */
  ids(type: string): ReadonlySet<string> | undefined {
    return this.#ids[type]
  }
}
