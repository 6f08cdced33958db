import { day } from './calendar.ts'
import { estmere, northmere } from './companies.ts'
import { centre, clinic, hospital, laboratory } from './facilities.ts'
import type { CostCentre, CostCentrePlan, Trade } from './group.ts'

const departments = 'plan_departments'
export const programmes = 'plan_programmes'

/** What is spent is told by who spends it and, beside that, by what it is for. */
export const costCentrePlans: readonly CostCentrePlan[] = [
  { key: departments, name: 'Departments' },
  { key: programmes, name: 'Programmes' },
]

/** Closed in spring: what was ordered before is charged to it still. */
export const closedWard = 'centre_ward_5'

type Told = readonly [key: string, code: string | null, name: string, closedOn?: string]

const told: Readonly<Record<string, Readonly<Record<string, readonly Told[]>>>> = {
  [northmere]: {
    [departments]: [
      ['centre_pharmacy', 'NM-110', 'Pharmacy'],
      ['centre_theatre', 'NM-120', 'Operating theatre'],
      ['centre_sterile', 'NM-130', 'Sterile services'],
      ['centre_ward_3', 'NM-203', 'Ward 3'],
      [closedWard, 'NM-205', 'Ward 5', day(-90)],
      ['centre_emergency', 'NM-210', 'Emergency room'],
      ['centre_consulting', 'NM-310', 'Riverside consulting rooms'],
      ['centre_vaccines', 'NM-320', 'Riverside vaccinations'],
      ['centre_warehouse', 'NM-400', 'Distribution centre'],
      ['centre_equipment', 'NM-510', 'Equipment and maintenance'],
    ],
    [programmes]: [
      ['programme_theatre', 'NM-P1', 'Theatre renewal'],
      ['programme_winter', 'NM-P2', 'Winter readiness'],
      ['programme_vaccines', 'NM-P3', 'Vaccination campaign'],
    ],
  },
  [estmere]: {
    [departments]: [
      ['centre_haematology', 'EL-110', 'Haematology'],
      ['centre_chemistry', 'EL-120', 'Clinical chemistry'],
      ['centre_blood_bench', 'EL-130', 'Blood bench'],
      // Nobody gave it a code.
      ['centre_laboratory', null, 'Laboratory management'],
    ],
    [programmes]: [
      ['programme_assays', 'EL-P1', 'Assay validation'],
      ['programme_analyser', 'EL-P2', 'New analyser line'],
    ],
  },
}

export const costCentres: readonly CostCentre[] = Object.entries(told).flatMap(([company, plans]) =>
  Object.entries(plans).flatMap(([plan, centres]) =>
    centres.map(([key, code, name, closedOn = null]) => ({ key, company, plan, code, name, closedOn })),
  ),
)

const wards = ['centre_ward_3', closedWard, 'centre_emergency']
const riverside = ['centre_consulting', 'centre_vaccines']

/** The departments of a facility that use things of a trade. */
export const departmentsFor: Readonly<Record<string, Readonly<Record<Trade, readonly string[]>>>> = {
  [hospital]: {
    supplies: [...wards, 'centre_theatre'],
    surgery: ['centre_theatre', 'centre_sterile'],
    pharma: ['centre_pharmacy', ...wards],
    diagnostics: wards,
    technology: ['centre_equipment', 'centre_theatre', 'centre_emergency'],
    services: ['centre_equipment', 'centre_theatre'],
  },
  [clinic]: {
    supplies: riverside,
    surgery: ['centre_consulting'],
    pharma: riverside,
    diagnostics: ['centre_consulting'],
    technology: ['centre_consulting', 'centre_equipment'],
    services: ['centre_equipment'],
  },
  [centre]: {
    supplies: ['centre_warehouse', 'centre_ward_3', closedWard, 'centre_consulting'],
    surgery: ['centre_warehouse', 'centre_theatre'],
    pharma: ['centre_warehouse', 'centre_pharmacy', 'centre_vaccines'],
    diagnostics: ['centre_warehouse', 'centre_emergency'],
    technology: ['centre_warehouse', 'centre_equipment'],
    services: ['centre_warehouse'],
  },
  [laboratory]: {
    supplies: ['centre_haematology', 'centre_chemistry', 'centre_blood_bench'],
    surgery: ['centre_blood_bench'],
    pharma: ['centre_blood_bench'],
    diagnostics: ['centre_haematology', 'centre_chemistry', 'centre_blood_bench'],
    technology: ['centre_chemistry', 'centre_laboratory'],
    services: ['centre_laboratory'],
  },
}

/** The programmes of a company that pay for things of a trade. */
export const programmesFor: Readonly<Record<string, Readonly<Record<Trade, readonly string[]>>>> = {
  [northmere]: {
    supplies: ['programme_winter', 'programme_vaccines'],
    surgery: ['programme_theatre'],
    pharma: ['programme_winter', 'programme_vaccines'],
    diagnostics: ['programme_winter'],
    technology: ['programme_theatre', 'programme_winter'],
    services: ['programme_theatre'],
  },
  [estmere]: {
    supplies: ['programme_assays'],
    surgery: ['programme_assays'],
    pharma: ['programme_assays'],
    diagnostics: ['programme_assays', 'programme_analyser'],
    technology: ['programme_analyser'],
    services: ['programme_analyser'],
  },
}
