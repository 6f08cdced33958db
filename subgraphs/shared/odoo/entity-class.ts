import { type GlobalId, globalId } from '../values/global-id.ts'
import type { Entity, Properties, RecordSource } from './record-source.ts'
import type { Records } from './records.ts'

export type EntityClass<Own extends Properties> = new (records: Records<Own>, key: number) => Entity<Own>

const entityClasses = new WeakMap<RecordSource<Properties>, EntityClass<Properties>>()

/** One class per source, with a method per property: made once, so that an operation pays only for its instances. */
export function entityClass<Own extends Properties>(source: RecordSource<Own>): EntityClass<Own> {
  const known = entityClasses.get(source)
  if (known !== undefined) return known as unknown as EntityClass<Own>
  class RecordEntity {
    readonly key: number
    readonly #records: Records<Own>
    constructor(records: Records<Own>, key: number) {
      this.#records = records
      this.key = key
    }
    get id(): GlobalId {
      return globalId('odoo', source.type, this.key)
    }
    static {
      for (const name of Object.keys(source.properties)) {
        Object.defineProperty(RecordEntity.prototype, name, {
          value(this: RecordEntity) {
            return this.#records.value(this.key, name)
          },
        })
      }
    }
  }
  entityClasses.set(source, RecordEntity as unknown as EntityClass<Properties>)
  return RecordEntity as unknown as EntityClass<Own>
}
