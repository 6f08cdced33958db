import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Adjustment } from '#shared/remittance/remittance.ts'
import {
  type MadeAdjustment,
  type MadeClaim,
  type MadeInterchange,
  type MadeRemittance,
  made835,
  money,
  paidOf,
  segmentsOf,
  usual,
  written,
} from './made-835.ts'
import { claimsOf, headersOf, reasonsOf } from './read-parts.ts'

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 })
const adjustment: fc.Arbitrary<MadeAdjustment> = fc.tuple(
  fc.constantFrom('CO', 'PR', 'OA', 'PI'),
  fc.constantFrom('45', '1', '2', '23', 'A2', '253', 'B16'),
  cents,
)
const adjustments = fc.array(adjustment, { maxLength: 15 })
const claim: fc.Arbitrary<MadeClaim> = fc
  .record({
    number: fc.stringMatching(/^[A-Z0-9][A-Z0-9/.-]{0,19}$/),
    status: fc.constantFrom('1', '2', '3', '4', '19', '22'),
    own: adjustments,
    services: fc.array(fc.record({ charged: cents, adjustments }), { maxLength: 5 }),
    chargedAsOne: cents,
  })
  .map(({ number, status, own, services, chargedAsOne }) => {
    const ofServices = services.reduce((sum, { charged }) => sum + charged, 0)
    return { number, status, adjustments: own, services, charged: services.length > 0 ? ofServices : chargedAsOne }
  })
const remittance: fc.Arbitrary<MadeRemittance> = fc
  .record({
    claims: fc.array(claim, { maxLength: 6 }),
    trace: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
    providerAdjustments: fc.array(fc.tuple(fc.constantFrom('WO:A1', 'L6', 'FB', '72:X'), cents), { maxLength: 14 }),
  })
  .map((made) => {
    const taken = made.providerAdjustments.reduce((sum, [, each]) => sum + each, 0)
    const total = made.claims.reduce((sum, each) => sum + paidOf(each), 0) - taken
    // A payer pays nothing rather than less: it carries the rest forward.
    return { ...made, providerAdjustments: [...made.providerAdjustments, ['FB:REST', Math.min(total, 0)] as const] }
  })
const interchanges: fc.Arbitrary<MadeInterchange[]> = fc
  .array(fc.array(fc.array(remittance, { maxLength: 3 }), { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 3,
  })
  .filter((all) => all.flat(2).length > 0)
  .map((all) => all.map((groups, place) => ({ control: String(place + 1).padStart(9, '0'), groups })))
const delimiters = fc
  .record({
    element: fc.constantFrom('*', '|', '\x1d'),
    component: fc.constantFrom(':', '>', '\x1f'),
    segment: fc.constantFrom('~', '\n', '\x1c'),
    lineEnd: fc.constantFrom('', '\n', '\r\n'),
  })
  .map((each) => ({ ...usual, ...each }))

/** As CAS are written: those of a group together. */
function asRead(all: readonly MadeAdjustment[] = []): Pick<Adjustment, 'group' | 'reason' | 'amount'>[] {
  return [...Map.groupBy(all, ([group]) => group).values()].flat().map(([group, reason, each]) => {
    return { group, reason, amount: money(each) }
  })
}

describe('Any remittances', () => {
  it('are read back with the amounts that were written', async () => {
    await fc.assert(
      fc.asyncProperty(interchanges, delimiters, async (made, signs) => {
        const text = made835(made, signs)
        const remittances = made.flatMap(({ groups }) => groups ?? []).flat()
        const claims = remittances.flatMap((each) => each.claims ?? [])

        const read = await claimsOf(text)
        expect(read.map(({ number, charged, paid }) => [number, charged, paid])).toEqual(
          claims.map((each) => [each.number, money(each.charged), money(paidOf(each))]),
        )
        expect(read.map(({ adjustments: own, services }) => [own, services.map((each) => each.adjustments)])).toEqual(
          claims.map((each) => {
            const ofServices = (each.services ?? []).map((service) => asRead(service.adjustments))
            return [asRead(each.adjustments), ofServices].map((all) => expectAll(all))
          }),
        )
        const headers = await headersOf(text)
        expect(headers.map(({ traceNumber, claimCount }) => [traceNumber, claimCount])).toEqual(
          remittances.map(({ trace, claims: all = [] }) => [trace, all.length]),
        )
        expect(headers.map((each) => each.providerAdjustments.map(({ amount }) => amount))).toEqual(
          remittances.map((each) => (each.providerAdjustments ?? []).map(([, amount]) => money(amount))),
        )
        expect(new Set(headers.map(({ id }) => id)).size).toBe(headers.length)
      }),
      { numRuns: 60 },
    )
  })

  it('are refused after a single change of an amount, a count or a control number', async () => {
    await fc.assert(
      fc.asyncProperty(interchanges, fc.nat(), fc.integer({ min: 1, max: 999 }), async (made, which, by) => {
        const segments = segmentsOf(made)
        const places = segments.flatMap((segment, at) =>
          checkedElements(segment).map((element) => [at, element] as const),
        )
        const [at, element] = places[which % places.length] as readonly [number, number]
        const changed = segments.map((segment, place) => (place === at ? changedAt(segment, element, by) : segment))

        const codes = (await reasonsOf(written(changed))).map(({ code }) => code)
        expect(codes, `${segments[at]} became ${changed[at]}`).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

function expectAll(all: readonly unknown[]): unknown {
  return all.map((each) => (Array.isArray(each) ? expectAll(each) : expect.objectContaining(each)))
}

/** Which elements of a segment a balance, a count or an envelope stands on. */
function checkedElements(segment: string): number[] {
  const elements = segment.split('*')
  const everySecond = (from: number, step: number) =>
    elements.flatMap((_, place) =>
      place >= from && (place - from) % step === 0 && elements[place] !== '' ? [place] : [],
    )
  switch (elements[0]) {
    case 'ISA':
      return [13]
    case 'GS':
      return [6]
    case 'ST':
      return [2]
    case 'SE':
    case 'GE':
    case 'IEA':
      return [1, 2]
    case 'BPR':
      return [2]
    case 'CLP':
      return [3, 4]
    case 'SVC':
      return [2, 3]
    case 'CAS':
      return everySecond(3, 3)
    case 'PLB':
      return everySecond(4, 2)
    default:
      return []
  }
}

/** The number at a place of a segment, more by so much, as long as it was. */
function changedAt(segment: string, element: number, by: number): string {
  const elements = segment.split('*')
  const before = elements[element] as string
  const isMoney = before.includes('.')
  elements[element] = isMoney
    ? money(Math.round(Number(before) * 100) + by)
    : String((Number(before) + by) % 10 ** before.length).padStart(before.length, '0')
  // A number of one digit can be the same again.
  if (elements[element] === before) elements[element] = String((Number(before) + 1) % 10)
  return elements.join('*')
}
