import type { Connection } from '#shared/connections/connection.ts'
import type { NestedPageArguments } from '#shared/connections/nested-page.ts'
import { maxPageSize } from '#shared/connections/page-size.ts'
import type { ConsumptionMatches } from '#shared/consumption/consumption-matches.ts'
import { BadUserInput, NotFound } from '#shared/errors/errors.ts'
import { isId } from '#shared/fhir/resources.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { FacilityKeys } from '#shared/projections/facilities.ts'
import { ofDevice } from '#shared/projections/mapping/consumption.ts'
import { connectedFhir, type ExternalRecords, mustBeWhole } from '#shared/projections/reading/external-records.ts'
import { listed, mapped } from '#shared/projections/reading/listing.ts'
import { LiveRecords } from '#shared/projections/reading/live-records.ts'
import { isBehind, kept, type Provenance, type Provided } from '#shared/projections/reading/provenance.ts'
import { maySee } from '#shared/projections/reading/seen-facilities.ts'
import type { ConsumptionRecord } from '#shared/projections/records.ts'
import { type GlobalId, globalId, sourceKey } from '#shared/values/global-id.ts'
import { consumptionFamily, consumptionStatusOf, deviceFamily } from '../sources/fhir/consumptions.ts'
import type { SupplyConsumptionStatus } from '../types.generated.ts'
import { type ConsumptionFilter, consumptionListing } from './consumption-listing.ts'

/** A use that whoever asks may see, and where it was. */
export interface SeenConsumption extends Provided<ConsumptionRecord> {
  readonly at: FacilityKeys | null
}

/**
 * Something that was used for care, held by its key in FHIR. Each property is a method of its own name, as GraphQL's
 * default resolver expects. @throws {NotFound} where there is no such record, or none that whoever asks may see.
 */
export class SupplyConsumption {
  readonly id: GlobalId
  readonly #read: () => Promise<SeenConsumption | null>

  constructor(key: string, read: () => Promise<SeenConsumption | null>) {
    this.id = globalId('fhir', 'SupplyConsumption', key)
    this.#read = read
  }

  async status(): Promise<SupplyConsumptionStatus> {
    return consumptionStatusOf((await this.seen()).record.status)
  }

  async occurredAt(): Promise<string | null> {
    const { occurredAt } = (await this.seen()).record
    return occurredAt?.includes('T') ? occurredAt : null
  }

  async occurredOn(): Promise<string | null> {
    return (await this.seen()).record.occurredAt?.slice(0, 10) ?? null
  }

  async deviceIdentifier(): Promise<string | null> {
    return (await this.seen()).record.deviceIdentifier
  }

  async lotNumber(): Promise<string | null> {
    return (await this.seen()).record.lot
  }

  async serialNumber(): Promise<string | null> {
    return (await this.seen()).record.serial
  }

  async expiresOn(): Promise<string | null> {
    return (await this.seen()).record.expiresOn
  }

  async provenance(): Promise<Provenance> {
    return (await this.seen()).provenance
  }

  async seen(): Promise<SeenConsumption> {
    const seen = await this.#read()
    if (seen === null) {
      throw new NotFound('Cannot read SupplyConsumption: no such record, or none you may see', 'fhir')
    }
    return seen
  }
}

/**
 * The uses one operation touches. By id as FHIR has them now: two calls for all of a turn, one where they name no
 * devices. Lists are of what is kept of them, as FHIR cannot be searched for it.
 */
export class SupplyConsumptions {
  readonly #records: ExternalRecords | null
  readonly #deliveries: LiveRecords<'consumption'>
  readonly #devices: LiveRecords<'device'>
  readonly #matches: ConsumptionMatches
  readonly #request: RequestContext

  constructor(matches: ConsumptionMatches, records: ExternalRecords | null, request: RequestContext) {
    this.#records = records
    this.#deliveries = new LiveRecords(consumptionFamily, records, request)
    this.#devices = new LiveRecords(deviceFamily, records, request)
    this.#matches = matches
    this.#request = request
  }

  /** The use that another record names, without asking whether there is one: its properties will tell. */
  byReference({ id }: { readonly id: unknown }): SupplyConsumption {
    const key = consumptionKey(id)
    return new SupplyConsumption(key, () => this.#seen(key))
  }

  /** Null where there is none, or none that may be seen. @throws {BadUserInput} when it is no id of a use. */
  async find(id: unknown): Promise<SupplyConsumption | null> {
    const key = consumptionKey(id)
    return (await this.#seen(key)) && new SupplyConsumption(key, () => this.#seen(key))
  }

  async page(filter: ConsumptionFilter, page: NestedPageArguments): Promise<Connection<SupplyConsumption>> {
    const records = connectedFhir(this.#records)
    await mustBeWhole(records, 'SupplyDelivery', 'Device', 'Location')
    const { facilities, store } = records
    const [places, until] = await Promise.all([facilities.all(), records.followedUntil('SupplyDelivery')])
    const listing = await consumptionListing(filter, this.#request.principal, places, this.#matches)
    const found = await listed<'consumption'>(store, listing, page, maxPageSize.root)
    const isStale = isBehind(until)
    return mapped(
      found,
      found.nodes.map((record) => {
        const provenance = kept('SupplyDelivery', record, until, isStale)
        const at = (record.destination !== null && places.get(record.destination)) || null
        return new SupplyConsumption(record.id, async () => ({ record, provenance, at }))
      }),
    )
  }

  async #seen(key: string): Promise<SeenConsumption | null> {
    const { facilities } = connectedFhir(this.#records)
    if (this.#request.principal.supplier !== null) return null
    const found = await this.#deliveries.load(key)
    if (found === null) return null
    const { destination } = found.record
    const at = destination === null ? null : ((await facilities.of([destination])).get(destination) ?? null)
    // What may not be seen costs what nothing costs: nobody is to tell the one from the other.
    return maySee(this.#request.principal, at) ? { ...(await this.#withDevice(found)), at } : null
  }

  async #withDevice(found: Provided<ConsumptionRecord>): Promise<Provided<ConsumptionRecord>> {
    // What is kept of a use has been told of its device already.
    if (found.record.device === null || found.provenance.stale) return found
    const device = await this.#devices.load(found.record.device)
    const stale = device?.provenance.stale ?? false
    return { provenance: { ...found.provenance, stale }, record: ofDevice(found.record, device?.record ?? null) }
  }
}

function consumptionKey(id: unknown): string {
  const key = sourceKey(id, 'fhir', 'SupplyConsumption')
  if (!isId(key)) throw new BadUserInput('Cannot read id: expected an id of SupplyConsumption as this graph gave it')
  return key
}
