import { describe, expect, it } from 'vitest'
import type { LineageFacts } from '#subgraphs/revenue-cycle/lineage/facts.ts'
import { lineageOf } from '#subgraphs/revenue-cycle/lineage/lineage.ts'
import { asClaim, charge, device, line, sent, steps, trouble, usd, use } from './made-facts.ts'

const ofProduct = asClaim({ lines: [line({ devices: ['device'] })] })
const devices = new Map([['device', device()]])
const used: LineageFacts = { ...sent, charges: [charge()], uses: [use({}, { isCharged: true })], devices }
const stepsOf = (facts: LineageFacts) => steps(lineageOf(facts)).filter((step) => /^(CONSUMPTION|CHARGE)/.test(step))

describe('What was used and charged', () => {
  it('is no step of a claim for care alone', () => {
    expect(stepsOf(sent)).toEqual([])
  })

  it('is found by what names it', () => {
    expect(stepsOf(used)).toEqual(['CONSUMPTION REFERENCE SupplyDelivery/use', 'CHARGE REFERENCE ChargeItem/charge'])
    expect(lineageOf(used).hops[1]).toMatchObject({ amount: usd(100), occurredOn: '2026-03-01' })
    expect(lineageOf(used).hops[2]).toMatchObject({ stage: 'CLAIM', matchedBy: 'REFERENCE' })
  })

  it.each<[string, Partial<LineageFacts>, string[]]>([
    [
      'the visit and the code, where the charge names no claim',
      { charges: [charge({ claims: [] })] },
      ['CONSUMPTION REFERENCE SupplyDelivery/use', 'CHARGE ENCOUNTER_AND_CODE ChargeItem/charge'],
    ],
    [
      'the product, where it names another code too',
      { claim: ofProduct, charges: [charge({ claims: [], code: { system: 'urn:codes', code: 'SUP' } })] },
      ['CONSUMPTION REFERENCE SupplyDelivery/use', 'CHARGE DEVICE_AND_LOT ChargeItem/charge'],
    ],
    [
      'the product and lot, where the charge names no use',
      { charges: [charge({ deliveries: [] })], uses: [use()] },
      ['CONSUMPTION DEVICE_AND_LOT SupplyDelivery/use', 'CHARGE REFERENCE ChargeItem/charge'],
    ],
    [
      'the lot, where another record of the device is named',
      { charges: [charge({ deliveries: [] })], uses: [use({ device: 'other' })] },
      ['CONSUMPTION DEVICE_AND_LOT SupplyDelivery/use', 'CHARGE REFERENCE ChargeItem/charge'],
    ],
    ['nothing, where the charge names another claim', { charges: [charge({ claims: ['other'] })] }, []],
    ['nothing, where it is of another visit', { charges: [charge({ claims: [], encounter: 'other' })] }, []],
    [
      'nothing, where the code is of another list',
      { charges: [charge({ claims: [], code: { system: 'urn:other', code: 'OPV' } })] },
      [],
    ],
  ])('is found by %s', (_, values, expected) => {
    expect(stepsOf({ ...used, ...values })).toEqual(expected)
  })

  it.each<[string, Partial<LineageFacts>, string, string | null]>([
    ['the charge names a use that is not there', { uses: [] }, 'CONSUMPTION MISSING', '100.00'],
    [
      'no use of the charged product is recorded',
      { charges: [charge({ deliveries: [] })], uses: [] },
      'CONSUMPTION MISSING',
      '100.00',
    ],
    [
      'the lot is another',
      { charges: [charge({ deliveries: [] })], uses: [use({ device: 'x', lot: 'L2' })] },
      'CONSUMPTION MISSING',
      '100.00',
    ],
    [
      'several uses fit',
      { charges: [charge({ deliveries: [] })], uses: [use(), use({ id: 'two' })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    [
      'the use was taken back',
      { uses: [use({ status: 'entered-in-error' }, { isCharged: true })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    ['the charge was given up', { charges: [charge({ status: 'aborted' })] }, 'CHARGE CONTRADICTING', '100.00'],
    [
      'a product is claimed that nobody used',
      { claim: ofProduct, charges: [], uses: [] },
      'CONSUMPTION MISSING',
      '100.00',
    ],
    [
      'a product is claimed that another claim’s charge has',
      { claim: ofProduct, charges: [] },
      'CONSUMPTION MISSING',
      '100.00',
    ],
    [
      'the stock has no item of that number',
      { uses: [use({}, { isCharged: true, inStock: 'NO_ITEM' })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    [
      'several items have that number',
      { uses: [use({}, { isCharged: true, inStock: 'SEVERAL_ITEMS' })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    [
      'the item has no such lot',
      { charges: [charge({ deliveries: [] })], uses: [use({}, { inStock: 'NO_LOT' })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    [
      'nothing of it left the stock',
      { uses: [use({}, { isCharged: true, inStock: 'NO_MOVE' })] },
      'CONSUMPTION CONTRADICTING',
      '100.00',
    ],
    [
      'nothing of it left the stock, as far as one may see',
      { uses: [use({}, { isCharged: true, inStock: 'NO_MOVE' })], isLimited: true },
      'CONSUMPTION CONTRADICTING',
      null,
    ],
    [
      'a product was used and claimed, and not charged',
      { claim: ofProduct, charges: [], uses: [use()] },
      'CHARGE MISSING',
      null,
    ],
  ])('is named where it is not as it should be: %s', (_, values, what, inDoubt) => {
    const found = trouble(lineageOf({ ...used, ...values }))
    expect(found.map(({ stage, state: is }) => `${stage} ${is}`)).toEqual([what])
    expect(found[0]?.inDoubt?.amount ?? null).toBe(inDoubt)
  })

  it.each(['MATCHED', 'SEVERAL_MOVES', 'NO_IDENTIFIER', 'NO_FACILITY', null] as const)(
    'is as it should be where the stock says %s',
    (inStock) => {
      expect(trouble(lineageOf({ ...used, uses: [use({}, { isCharged: true, inStock })] }))).toEqual([])
    },
  )

  it('says once that a use was taken back, and nothing of the stock', () => {
    const uses = [use({ status: 'entered-in-error' }, { isCharged: true, inStock: 'NO_MOVE' })]
    expect(trouble(lineageOf({ ...used, uses })).map(({ reason }) => reason)).toEqual([
      'The use was taken back, and it is charged.',
    ])
  })

  it('has the line in doubt where a product was claimed, not charged, and never left the stock', () => {
    const facts: LineageFacts = { ...used, claim: ofProduct, charges: [], uses: [use({}, { inStock: 'NO_LOT' })] }
    const lineage = lineageOf(facts)
    expect(trouble(lineage).map(({ stage, inDoubt }) => [stage, inDoubt?.amount ?? null])).toEqual([
      ['CONSUMPTION', '100.00'],
      ['CHARGE', null],
    ])
    expect(lineage.inDoubt).toEqual(usd(100))
  })

  it.each(['4006381333931', '04006381333931', '00004006381333931'.slice(-14)])('is one product as %s', (written) => {
    const facts = {
      ...used,
      charges: [charge({ deliveries: [] })],
      uses: [use({ device: 'x', deviceIdentifier: written })],
    }
    expect(stepsOf(facts)).toEqual([
      'CONSUMPTION DEVICE_AND_LOT SupplyDelivery/use',
      'CHARGE REFERENCE ChargeItem/charge',
    ])
  })

  const pieces = (value: string) => ({ quantity: { value, unit: null } })
  const ofNoProduct = { deliveries: [], device: null }
  it.each<[string, readonly Parameters<typeof charge>[0][], string | null]>([
    ['is the claim’s', [{ ...ofNoProduct }], null],
    ['is the claim’s, times its quantity', [{ ...ofNoProduct, price: usd(25), ...pieces('4') }], null],
    [
      'is the claim’s, in two parts',
      [
        { ...ofNoProduct, price: usd(60) },
        { ...ofNoProduct, id: 'b', price: usd(40) },
      ],
      null,
    ],
    ['is another', [{ ...ofNoProduct, price: usd(170) }], '70.00'],
    [
      'is another, in two parts',
      [
        { ...ofNoProduct, price: usd(60) },
        { ...ofNoProduct, id: 'b', price: usd(30) },
      ],
      '10.00',
    ],
    ['is a part of it, where a product was used', [{ price: usd(30) }], null],
    ['is more than it, where a product was used', [{ price: usd(130) }], '30.00'],
    ['is nowhere said', [{ ...ofNoProduct, price: null }], null],
    ['is of a code that the claim does not name', [{ ...ofNoProduct, code: null, price: usd(170) }], null],
  ])('is charged at a price that %s', (_, charges, inDoubt) => {
    const found = trouble(lineageOf({ ...used, charges: charges.map((each) => charge(each)) }))
    expect(found.map(({ stage, state: is, inDoubt: by }) => [stage, is, by?.amount])).toEqual(
      inDoubt === null ? [] : [['CHARGE', 'CONTRADICTING', inDoubt]],
    )
  })

  it('tells nothing of a use that may not be seen by itself, but that it is there', () => {
    const { hops, isComplete } = lineageOf({ ...used, uses: [use({}, { isCharged: true, isSeen: false })] })
    expect(hops[0]).toMatchObject({ stage: 'CONSUMPTION', state: 'FOUND', reference: null, occurredOn: null })
    expect(isComplete).toBe(true)
  })
})
