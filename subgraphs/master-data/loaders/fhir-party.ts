import { BadUserInput, NotFound } from '#shared/errors/errors.ts'
import { isId } from '#shared/fhir/resources.ts'
import type { IdentifierSystems } from '#shared/projections/reading/identifier-systems.ts'
import type { LiveRecord } from '#shared/projections/reading/live-records.ts'
import type { Provenance } from '#shared/projections/reading/provenance.ts'
import type { KnownAs, Sourced } from '#shared/projections/records.ts'
import { type GlobalId, globalId, sourceKey } from '#shared/values/global-id.ts'
import { knownNumbers } from '../sources/fhir/known-numbers.ts'
import type { Identifier } from '../sources/odoo/identifiers.ts'

/** What is kept of somebody whom FHIR knows by numbers. */
interface NumberedRecord extends Sourced {
  readonly active: boolean | null
  readonly identifiers: readonly KnownAs[]
}

/**
 * Somebody whom FHIR knows, held by its key there. Each property is a method of its own name, as GraphQL's default
 * resolver expects, and joins the next read of all that was asked for. @throws {NotFound} where there is nobody.
 */
export class FhirParty<Kept extends NumberedRecord> {
  readonly id: GlobalId
  readonly #type: string
  readonly #systems: IdentifierSystems
  readonly #read: () => Promise<LiveRecord<Kept> | null>

  constructor(
    type: string,
    key: string,
    read: () => Promise<LiveRecord<Kept> | null>,
    systems: IdentifierSystems = new Map(),
  ) {
    this.id = globalId('fhir', type, key)
    this.#type = type
    this.#read = read
    this.#systems = systems
  }

  async name(): Promise<string | null> {
    return (await this.#found()).name
  }

  async active(): Promise<boolean | null> {
    return (await this.#found()).record.active
  }

  async provenance(): Promise<Provenance> {
    return (await this.#found()).provenance
  }

  identifiers(): Promise<readonly Identifier[]> {
    return this.ownNumbers()
  }

  /** Its numbers by FHIR alone. */
  async ownNumbers(): Promise<readonly Identifier[]> {
    return knownNumbers((await this.#found()).record.identifiers, this.#systems)
  }

  async #found(): Promise<LiveRecord<Kept>> {
    const found = await this.#read()
    if (found === null) throw new NotFound(`Cannot read ${this.#type}: no such record, or none you may see`, 'fhir')
    return found
  }
}

/** The key in FHIR that an id names. @throws {BadUserInput} when it is not the id of such a record. */
export function partyKey(id: unknown, type: string): string {
  const key = sourceKey(id, 'fhir', type)
  if (!isId(key)) throw new BadUserInput(`Cannot read id: expected an id of ${type} as this graph gave it`)
  return key
}
