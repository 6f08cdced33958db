import { describe, expect, it } from 'vitest'
import { categoryOf, denialCategoryOf } from '#shared/projections/claim-state/denial-categories.ts'
import { adjusted } from './made-evidence.ts'

describe('categoryOf()', () => {
  it.each([
    ['27', 'ELIGIBILITY'],
    ['197', 'AUTHORIZATION'],
    ['16', 'CODING'],
    [' b15 ', 'CODING'],
    ['29', 'TIMELY_FILING'],
    ['18', 'DUPLICATE'],
    ['50', 'MEDICAL_NECESSITY'],
    ['22', 'COORDINATION_OF_BENEFITS'],
    ['45', 'CONTRACTUAL'],
    ['1', 'OTHER'],
    ['9999', 'OTHER'],
    ['', 'OTHER'],
  ])('puts %j into %s', (reason, category) => {
    expect(categoryOf(reason)).toBe(category)
  })
})

describe('denialCategoryOf()', () => {
  it.each([
    [
      'the largest amount decides',
      [adjusted('CO', '45', '10.00'), adjusted('CO', '50', '90.00')],
      [],
      'MEDICAL_NECESSITY',
    ],
    [
      'amounts of one code are one',
      [adjusted('CO', '18', '60.00'), adjusted('CO', '29', '50.00'), adjusted('OA', '29', '20.00')],
      [],
      'TIMELY_FILING',
    ],
    [
      'the share of the patient does not',
      [adjusted('PR', '1', '90.00'), adjusted('CO', '197', '10.00')],
      [],
      'AUTHORIZATION',
    ],
    ['all is the share of the patient', [adjusted('PR', '27', '100.00')], [], 'PATIENT_RESPONSIBILITY'],
    ['what was added is no reason', [adjusted('CO', '45', '-100.00'), adjusted('CO', '16', '1.00')], [], 'CODING'],
    [
      'numbers are compared as numbers',
      [adjusted('CO', '18', '9.00'), adjusted('CO', '29', '10.00')],
      [],
      'TIMELY_FILING',
    ],
    ['no amounts, and a reason', [], ['27'], 'ELIGIBILITY'],
    ['nothing at all', [], [], 'OTHER'],
  ])('%s', (_, adjustments, reasons, category) => {
    expect(denialCategoryOf(adjustments, reasons)).toBe(category)
  })
})
