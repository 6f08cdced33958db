import { describe, expect, it } from 'vitest'
import { countsPieces, unitCodeOf } from '#subgraphs/inventory/sources/fhir/consumed-units.ts'

describe('Units of the EHR', () => {
  it.each(['1', '{each}', '{Each}', 'each', 'EA', 'C62', null])('%s counts pieces', (unit) => {
    expect(countsPieces(unit)).toBe(true)
  })

  it.each([
    ['mL', 'MLT'],
    ['L', 'LTR'],
    ['litre', 'LTR'],
    ['Litres', 'LTR'],
    ['mg', 'MGM'],
    ['{vial}', '{vial}'],
    ['__proto__', '__proto__'],
  ])('%s is %s', (unit, code) => {
    expect(countsPieces(unit)).toBe(false)
    expect(unitCodeOf(unit)).toBe(code)
  })
})
