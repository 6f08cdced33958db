import type DataLoader from 'dataloader'
import type { ConsumptionMatches, MatchOutcome } from '#shared/consumption/consumption-matches.ts'
import { waysToWrite } from '#shared/consumption/device-identifiers.ts'
import { CostLimit } from '#shared/errors/errors.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import { connectedFhir, type ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { keptById, keptUnder } from '#shared/projections/reading/kept-records.ts'
import { maySee, seesAllCare } from '#shared/projections/reading/seen-facilities.ts'
import type { ChargeRecord, ClaimRecord, ConsumptionRecord, DeviceRecord } from '#shared/projections/records.ts'
import { daysAfter } from '#shared/values/calendar-day.ts'
import type { LineageFacts, UseFact } from '../lineage/facts.ts'
import type { Claims } from './claims.ts'

/** Records of one kind that are looked at for one claim, one visit or one product. */
const most = 200

/** Something that was used a little before or after the days a claim names may be of it. */
const daysAround = 3

/**
 * What was used and charged for claims, as it is kept here: a few round trips for all claims of a turn, and no call. Where
 * the stock has what was used is for Odoo to say: three calls for all claims of a turn.
 */
export class UsesAndCharges {
  readonly #records: ExternalRecords | null
  readonly #claims: Claims
  readonly #matches: ConsumptionMatches
  readonly #request: RequestContext
  readonly #chargesOf: Readonly<Record<'claim' | 'encounter' | 'delivery', DataLoader<string, readonly ChargeRecord[]>>>
  readonly #usesOf: Readonly<Record<'named' | 'device', DataLoader<string, readonly ConsumptionRecord[]>>>
  readonly #uses: DataLoader<string, ConsumptionRecord | null>
  readonly #devices: DataLoader<string, DeviceRecord | null>

  constructor(records: ExternalRecords | null, claims: Claims, matches: ConsumptionMatches, request: RequestContext) {
    this.#records = records
    this.#claims = claims
    this.#matches = matches
    this.#request = request
    const storeOf = () => connectedFhir(records).store
    const charges = (index: 'claim' | 'encounter' | 'delivery') => keptUnder('charge', index, most, storeOf, request)
    this.#chargesOf = { claim: charges('claim'), encounter: charges('encounter'), delivery: charges('delivery') }
    const uses = (index: 'named' | 'device') => keptUnder('consumption', index, most, storeOf, request)
    this.#usesOf = { named: uses('named'), device: uses('device') }
    this.#uses = keptById('consumption', storeOf, request)
    this.#devices = keptById('device', storeOf, request)
  }

  async of(claim: ClaimRecord): Promise<Pick<LineageFacts, 'charges' | 'uses' | 'devices'>> {
    const encounters = [...new Set(claim.lines.flatMap((line) => line.encounters))]
    const found = await Promise.all([
      this.#chargesOf.claim.load(claim.id),
      ...encounters.map((encounter) => this.#chargesOf.encounter.load(encounter)),
    ])
    const charges = distinct(found.flat())
    const named = await this.#loaded(this.#uses, [...new Set(charges.flatMap(({ deliveries }) => deliveries))])
    const devices = await this.#devicesOf(claim, charges)
    const products = await this.#ofProducts(claim, devices)
    const uses = distinct([...named, ...products])
    return { charges, devices, uses: await Promise.all(uses.map((use) => this.#useFact(use))) }
  }

  /** The device of a line, as a product with a UDI. */
  async deviceIdentifiers(ids: readonly string[]): Promise<readonly string[]> {
    const found = await this.#loaded(this.#devices, ids)
    return [...new Set(found.flatMap(({ deviceIdentifiers }) => deviceIdentifiers))]
  }

  async #devicesOf(claim: ClaimRecord, charges: readonly ChargeRecord[]): Promise<ReadonlyMap<string, DeviceRecord>> {
    const ids = [...claim.lines.flatMap((line) => line.devices), ...charges.flatMap(({ device }) => device ?? [])]
    const found = await this.#loaded(this.#devices, [...new Set(ids)])
    return new Map(found.map((device) => [device.id, device]))
  }

  /** Uses of products at about the time of the care, in the facility where it was given. */
  async #ofProducts(claim: ClaimRecord, devices: ReadonlyMap<string, DeviceRecord>): Promise<ConsumptionRecord[]> {
    const named = [...devices.values()].flatMap(({ deviceIdentifiers }) => deviceIdentifiers)
    const identifiers = [...new Set(named.flatMap(waysToWrite))]
    const found = await Promise.all([
      ...[...devices.keys()].map((id) => this.#usesOf.named.load(id)),
      ...identifiers.map((identifier) => this.#usesOf.device.load(identifier)),
    ])
    const place = await this.#claims.facilityOf(claim)
    const isNear = await Promise.all(
      distinct(found.flat()).map(async (use) => {
        const at = await this.#claims.facilityOf({ facility: use.destination })
        const isHere = use.destination === null || at?.facility === place?.facility
        return isHere && isThen(use, claim) ? [use] : []
      }),
    )
    return isNear.flat()
  }

  async #useFact(record: ConsumptionRecord): Promise<UseFact> {
    const { principal } = this.#request
    const [charges, at] = await Promise.all([
      this.#chargesOf.delivery.load(record.id),
      this.#claims.facilityOf({ facility: record.destination }),
    ])
    const isSeen = seesAllCare(principal) || maySee(principal, at)
    return { record, isCharged: charges.length > 0, isSeen, inStock: isSeen ? await this.#inStock(record, at) : null }
  }

  /** Null where it is not done, or cannot be said: a lineage is not refused for one product that leaves by the thousand. */
  async #inStock(record: ConsumptionRecord, at: FacilityKeys | null): Promise<MatchOutcome | null> {
    if (record.status !== 'completed') return null
    try {
      return (await this.#matches.of(record, at)).outcome
    } catch (error) {
      if (error instanceof CostLimit) return null
      throw error
    }
  }

  async #loaded<Kept>(loader: DataLoader<string, Kept | null>, ids: readonly string[]): Promise<readonly Kept[]> {
    connectedFhir(this.#records)
    return (await Promise.all(ids.map((id) => loader.load(id)))).filter((each) => each !== null)
  }
}

function isThen({ occurredAt }: ConsumptionRecord, { servicedFrom, servicedTo, created }: ClaimRecord): boolean {
  if (occurredAt === null) return true
  const day = occurredAt.slice(0, 10)
  const last = servicedTo ?? created.slice(0, 10)
  return day <= daysAfter(last, daysAround) && (servicedFrom === null || day >= daysAfter(servicedFrom, -daysAround))
}

function distinct<Kept extends { readonly id: string }>(all: readonly Kept[]): readonly Kept[] {
  return [...new Map(all.map((each) => [each.id, each])).values()]
}
