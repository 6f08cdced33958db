import DataLoader from 'dataloader'
import type { IdentifierField } from '#shared/config/identifier-fields.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { Odoo } from '#shared/odoo/odoo.ts'
import { inWaves } from '#shared/odoo/waves.ts'
import { numberName } from '#shared/projections/reading/identifier-systems.ts'
import type { Identifier } from '../sources/odoo/identifiers.ts'
import { readNumberedPartners } from '../sources/odoo/payers-in-books.ts'

/** What the books know of whoever bears some numbers. */
export interface InBooks {
  readonly isThere: boolean
  /** Of companies; of people nothing is told but that they are there. */
  readonly identifiers: readonly Identifier[]
}

/** What the books know of payers, by their numbers: one call for all payers of a turn. */
export class PayersInBooks {
  readonly #loader: DataLoader<readonly Identifier[], InBooks, string>

  constructor(fields: readonly IdentifierField[], odoo: Odoo, request: RequestContext) {
    this.#loader = new DataLoader(
      async (payers: readonly (readonly Identifier[])[]) => {
        const partners = await readNumberedPartners(odoo, fields, eachNumber(payers), request)
        const byNumber = new Map<string, Set<(typeof partners)[number]>>()
        for (const partner of partners) {
          for (const each of partner.identifiers) {
            const name = numberName(each)
            byNumber.set(name, (byNumber.get(name) ?? new Set()).add(partner))
          }
        }
        return payers.map((numbers) => {
          const found = new Set(numbers.flatMap((each) => [...(byNumber.get(numberName(each)) ?? [])]))
          const companies = [...found].filter(({ isCompany }) => isCompany)
          return { isThere: found.size > 0, identifiers: companies.flatMap(({ identifiers }) => identifiers) }
        })
      },
      {
        name: 'payers in books',
        cacheKeyFn: (numbers) => JSON.stringify(numbers.map(numberName)),
        batchScheduleFn: inWaves(request),
      },
    )
  }

  of(numbers: readonly Identifier[]): Promise<InBooks> {
    return this.#loader.load(numbers)
  }
}

function eachNumber(payers: readonly (readonly Identifier[])[]): readonly Identifier[] {
  return [...new Map(payers.flat().map((each) => [numberName(each), each])).values()]
}
