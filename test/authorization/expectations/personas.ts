import { approver } from './approver.ts'
import { auditor } from './auditor.ts'
import { biller } from './biller.ts'
import { buyer } from './buyer.ts'
import { integrator } from './integrator.ts'
import type { Persona } from './persona.ts'
import { storekeeper } from './storekeeper.ts'
import { supplier } from './supplier.ts'

export const personas: readonly Persona[] = [buyer, approver, storekeeper, biller, auditor, supplier, integrator]
