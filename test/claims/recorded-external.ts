import type { Resource } from '@medplum/fhirtypes'
import type { Fhir } from '#shared/fhir/fhir.ts'
import type { OdooAccount } from '#shared/odoo/odoo.ts'
import type { Facilities } from '#shared/projections/facilities.ts'
import type { ProjectionStore } from '#shared/projections/projection-store.ts'
import type { ExternalRecords } from '#shared/projections/reading/external-records.ts'
import { revenueCycle } from '#shared/sandbox/revenue-cycle/revenue-cycle.ts'
import { externalWorld } from './external-world.ts'

/** A claims platform and payers' files as the product took them in, and what was asked of them. */
export interface RecordedExternal {
  readonly records: ExternalRecords
  /**
   * What was asked for since this was last called, in the order it was: `FHIR Claim` of the server, `kept claim` of what
   * is kept here.
   */
  takeAsked(): readonly string[]
  /** Numbers and names that its records hold. */
  readonly texts: ReadonlySet<string>
}

/**
 * Taken in once, then everything stands still: nothing is polled, and answers are kept. Which facility a place is is known
 * from the start: that is asked for nobody in particular. The payers' files are the sandbox's, those that cannot be used
 * among them.
 */
export async function recordedExternal(
  odoo: OdooAccount,
  resources: readonly Resource[] = revenueCycle().resources,
): Promise<RecordedExternal> {
  const { remittanceFiles, badRemittanceFiles } = revenueCycle()
  const files = [...remittanceFiles, ...badRemittanceFiles]
  const { external, ingest } = await externalWorld({ odoo, resources, files })
  await ingest.close()
  let asked: string[] = []
  const note = (what: string) => asked.push(what)
  return {
    records: {
      ...external,
      store: notedStore(external.store, note),
      fhir: external.fhir && notedFhir(external.fhir, note),
      facilities: standing(await external.facilities.all()),
    },
    texts: new Set(resources.flatMap((resource) => [...tellingIn(resource, '')])),
    takeAsked() {
      const taken = asked
      asked = []
      return taken
    },
  }
}

const reads = new Set<string | symbol>(['search', 'byIds', 'byReferences', 'read'])

function notedFhir(fhir: Fhir, note: (what: string) => void): Fhir {
  const answers = new Map<string, unknown>()
  return new Proxy(fhir, {
    get(target, name) {
      if (!reads.has(name)) return Reflect.get(target, name).bind(target)
      return async (type: string, ...given: unknown[]) => {
        note(`FHIR ${type}`)
        const scope = given.find(isScope)
        const key = JSON.stringify([name, type, given.filter((each) => each !== scope)])
        const known = answers.get(key) ?? (await Reflect.get(target, name).call(target, type, ...given))
        answers.set(key, known)
        // Answers arrive in a later turn of the event loop, as those of a network do.
        await new Promise((resolve) => setImmediate(resolve))
        return known
      }
    },
  })
}

const isScope = (given: unknown) => typeof given === 'object' && given !== null && 'signal' in given

function notedStore(store: ProjectionStore, note: (what: string) => void): ProjectionStore {
  const byFamily = new Set<string | symbol>(['get', 'under', 'count'])
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name).bind(target)
      if (name !== 'page' && !byFamily.has(name)) return method
      return (first: string | { readonly family: string }, ...given: unknown[]) => {
        note(`kept ${typeof first === 'string' ? first : first.family}`)
        return method(first, ...given)
      }
    },
  })
}

function standing(all: Awaited<ReturnType<Facilities['all']>>): Facilities {
  return {
    all: async () => all,
    of: async (locations) =>
      new Map(
        locations.flatMap((location) => {
          const at = all.get(location)
          return at === undefined ? [] : [[location, at] as const]
        }),
      ),
  }
}

/** Numbers and names are what tells something; references, codes and URIs are in no secret. */
const telling = new Set(['value', 'name', 'family', 'text', 'display', 'deviceIdentifier', 'lotNumber', 'serialNumber'])

function* tellingIn(value: unknown, key: string): Iterable<string> {
  if (typeof value === 'string' && telling.has(key) && value.length >= 5 && /[A-Z0-9@]/.test(value)) yield value
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) yield* tellingIn(part, Array.isArray(value) ? key : name)
}
