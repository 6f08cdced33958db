import type { TrialOdoo } from './trial-odoo.ts'

/** The module whose name the external ids of the group bear. It is no module of Odoo: no upgrade removes them. */
export const externalIdModule = 'caregraph_sandbox'

/** Which records of the group are in Odoo already: their ids by their keys, each model read once until some are added. */
export class KnownKeys {
  readonly #odoo: TrialOdoo
  readonly #byModel = new Map<string, Promise<ReadonlyMap<string, number>>>()

  constructor(odoo: TrialOdoo) {
    this.#odoo = odoo
  }

  of(model: string): Promise<ReadonlyMap<string, number>> {
    const read = this.#byModel.get(model) ?? this.#read(model)
    this.#byModel.set(model, read)
    return read
  }

  /** To be called when records were added: with a record come others that belong to it, of whatever model. */
  forget(): void {
    this.#byModel.clear()
  }

  async #read(model: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#odoo.read(
      'ir.model.data',
      [
        ['module', '=', externalIdModule],
        ['model', '=', model],
      ],
      ['name', 'res_id'],
    )
    return new Map(rows.map(({ name, res_id }) => [String(name), Number(res_id)]))
  }
}
