import type { Resource } from '@medplum/fhirtypes'
import { hospitalGroup } from '../hospital-group/generate.ts'
import { hospitalGroupTables } from '../hospital-group/tables.ts'
import type { OdooTables } from '../odoo-double/tables.ts'
import { type Care, invoicedCare, otherCare } from './care.ts'
import { claims } from './claims.ts'
import { consumedElsewhere, consumedOfStock } from './consumed.ts'
import { consumption, deviceId, type UsedFor, usedFor } from './consumption.ts'
import { type PaidAtOnce, paidAtOnce } from './paid.ts'
import { parties } from './parties.ts'
import { preauthorizations } from './preauthorizations.ts'
import { reconciliations } from './reconciliations.ts'
import { type BadTextFile, badFilesOf, filesOf, type TextFile } from './remittance-files.ts'
import { responses } from './responses.ts'

/** What the systems beside Odoo hold of the hospital group. */
export interface RevenueCycle {
  /** Of FHIR R4; each has an id, a version and a moment. No resource refers to one that is not there. */
  readonly resources: readonly Resource[]
  readonly remittanceFiles: readonly TextFile[]
  /** Files that are to be put aside whole. */
  readonly badRemittanceFiles: readonly BadTextFile[]
  /** What the payers paid, as the files and the resources tell it. */
  readonly paid: readonly PaidAtOnce[]
}

/** Claims, answers, payments and consumption that match the hospital group in Odoo: the same in every run. */
export function revenueCycle(tables: OdooTables = hospitalGroupTables()): RevenueCycle {
  const group = hospitalGroup()
  const invoiced = invoicedCare(group, tables)
  const others = otherCare()
  const all: Care[] = [...invoiced, ...others]
  const paid = paidAtOnce(group, invoiced, others)
  const used = usedFor([...consumedOfStock(group, tables), ...consumedElsewhere(group)], invoiced)
  const answers = responses(all, paid)
  const care = (key: string) => all.find((each) => each.key === key) as Care
  return {
    resources: [
      ...parties(group),
      ...claims(all, devicesByClaim(used)),
      ...preauthorizations(care('invoice_part_paid'), care('invoice_usd_44')),
      ...answers,
      ...reconciliations(paid, answers),
      ...consumption(used),
    ],
    remittanceFiles: filesOf(group, paid),
    badRemittanceFiles: badFilesOf(group, paid),
    paid,
  }
}

function devicesByClaim(used: readonly UsedFor[]): Map<string, string[]> {
  const devices = new Map<string, string[]>()
  for (const { consumed, care } of used) {
    if (care === null || consumed.status !== 'completed') continue
    const known = devices.get(care.claim) ?? []
    const id = deviceId(consumed.product)
    devices.set(care.claim, known.includes(id) ? known : [...known, id])
  }
  return devices
}
