import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readRemittances } from '#shared/remittance/read-remittances.ts'
import { mostReasons, RemittanceRefused } from '#shared/remittance/refusal.ts'
import { type MadeRemittance, made835, names, segmentsOf, usual, written } from './made-835.ts'
import { faultsOf, reasonsOf } from './read-parts.ts'

const made: MadeRemittance = {
  claims: [
    { charged: 20_000, adjustments: [['CO', '45', 5_000]] },
    {
      charged: 10_000,
      segments: ['DTM*232*20261001'],
      services: [
        { charged: 6_000, adjustments: [['PR', '1', 1_000]] },
        { charged: 4_000, segments: ['REF*6R*L2'] },
      ],
    },
  ],
  providerAdjustments: [['L6', -150]],
}
const good = segmentsOf(made)
const text = written(good)

/** The file with its segments changed, and the count of its SE right again. */
function changed(change: (segments: string[]) => void): string {
  const segments = [...good]
  change(segments)
  const counted =
    segments.findIndex((each) => each.startsWith('SE*')) - segments.findIndex((each) => each.startsWith('ST*')) + 1
  return written(segments.map((each) => (each.startsWith('SE*') ? each.replace(/\d+/, String(counted)) : each)))
}

function without(start: string): string {
  return changed(
    (segments) =>
      void segments.splice(
        segments.findIndex((each) => each.startsWith(start)),
        1,
      ),
  )
}

function with_(start: string, added: string): string {
  return changed((segments) => void segments.splice(segments.findIndex((each) => each.startsWith(start)) + 1, 0, added))
}

/** One segment written otherwise; fails where there is no such text. */
function replaced(from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no ${from}`)
  return text.replace(from, to)
}

describe('A file that cannot be used', () => {
  it('says of a number that has too many digits just that', async () => {
    const [reason] = await reasonsOf(replaced('*200.00*150.00', `*${'9'.repeat(19)}*150.00`))
    expect(reason?.message).toBe('Cannot read CLP03: expected a decimal number, found too many digits')
  })

  it('is made of one that can', async () => {
    expect(await reasonsOf(text)).toEqual([])
  })

  it.each<[string, string | Buffer, string[]]>([
    ['nothing', '', ['NOT_X12 - -']],
    ['plain text', 'hello world, this is not a remittance at all\n'.repeat(9), ['NOT_X12 - -']],
    ['a little text', 'no', ['NOT_X12 - -']],
    ['HTML', '<!doctype html><title>502</title>', ['NOT_X12 - -']],
    ['a byte order mark', `\xef\xbb\xbf${text}`, ['NOT_X12 - -']],
    ['two bytes to a character', Buffer.from(text, 'utf16le').toString('latin1'), ['NOT_X12 - -']],
    ['a line before it', `\n${text}`, ['NOT_X12 - -']],
    ['the beginning of an ISA', text.slice(0, 60), ['TRUNCATED 1 ISA']],
    ['an ISA that is too short', replaced('*ZZ*SYNTHPAYER     *', '*ZZ*SYNTHPAYER*'), ['BAD_ENVELOPE 1 ISA']],
    ['the same sign for elements and components', replaced('*P*:~', '*P**~'), ['BAD_ENVELOPE 1 ISA']],
    ['a letter between segments', text.replaceAll('~', 'x'), ['BAD_ENVELOPE 1 ISA']],
    ['another transaction set', replaced('ST*835', 'ST*837'), ['NOT_AN_835 3 ST01']],
    ['another functional group', replaced('GS*HP', 'GS*HC'), ['NOT_AN_835 2 GS01']],
    ['an older version', replaced('005010X221A1', '004010X091A1'), ['UNSUPPORTED_VERSION 2 GS08']],
    ['another version of its own', replaced('ST*835*0001', 'ST*835*0001*005010X223A2'), ['UNSUPPORTED_VERSION 3 ST03']],
    ['something behind its end', `${text}\x1a`, ['BAD_ENVELOPE 31 -']],
    ['no GS', written(good.filter((each) => !each.startsWith('GS*'))), ['BAD_ENVELOPE 2 -']],
    ['no ST', written(good.filter((each) => !each.startsWith('ST*'))), ['BAD_ENVELOPE 3 -']],
    ['no SE', written(good.filter((each) => !each.startsWith('SE*'))), ['BAD_ENVELOPE 28 -']],
    ['no IEA before the next ISA', written([...good.slice(0, -1), ...good]), ['BAD_ENVELOPE 30 -']],
    ['no remittance', made835([{ groups: [[]] }]), ['MISSING_SEGMENT - ST']],
    ['an empty segment', text.replace('~LX*1', '~~LX*1'), ['BAD_SEGMENT 14 -']],
    ['fewer segments than it says', without('N3*').replace(/SE\*\d+/, 'SE*26'), ['COUNT_MISMATCH 27 SE01']],
    ['more remittances than it says', replaced('GE*1*', 'GE*0*'), ['COUNT_MISMATCH 29 GE01']],
    ['a count that is none', replaced('IEA*1*', 'IEA*one*'), ['COUNT_MISMATCH 30 IEA01']],
    [
      'another number at the end of ISA',
      replaced('~IEA*1*000000042', '~IEA*1*000000043'),
      ['CONTROL_NUMBER_MISMATCH 30 IEA02'],
    ],
    ['another number at the end of GS', replaced('~GE*1*1', '~GE*1*2'), ['CONTROL_NUMBER_MISMATCH 29 GE02']],
    ['another number at the end of ST', replaced('SE*26*0001', 'SE*26*0002'), ['CONTROL_NUMBER_MISMATCH 28 SE02']],
    ['no payment', without('BPR*'), ['MISSING_SEGMENT 3 BPR']],
    ['no trace number', without('TRN*'), ['MISSING_SEGMENT 3 TRN']],
    ['no payer', without('N1*PR'), ['MISSING_SEGMENT 3 N1']],
    ['no payee', without('N1*PE'), ['MISSING_SEGMENT 3 N1']],
    ['two payments', with_('BPR*', good[3] as string), ['BAD_SEGMENT 5 BPR']],
    ['two trace numbers', with_('TRN*', 'TRN*1*OTHER*1512345678'), ['BAD_SEGMENT 6 TRN']],
    ['an empty trace number', replaced('TRN*1*TRACE0001', 'TRN*1*'), ['BAD_SEGMENT 5 TRN02']],
    ['a payment by other means', replaced('*C*ACH*', '*C*XYZ*'), ['BAD_SEGMENT 4 BPR04']],
    ['a claim before its group', without('LX*'), ['MISSING_SEGMENT 14 LX']],
    ['a claim without a number', replaced('CLP*CLM-1*', 'CLP**'), ['BAD_SEGMENT 15 CLP01']],
    ['a state that no 835 has', replaced('CLP*CLM-1*1*', 'CLP*CLM-1*99*'), ['BAD_SEGMENT 15 CLP02']],
    ['an amount with a comma', replaced('*200.00*150.00', '*1,200.00*150.00'), ['BAD_AMOUNT 15 CLP03']],
    ['an amount with an exponent', replaced('*200.00*150.00', '*2e2*150.00'), ['BAD_AMOUNT 15 CLP03']],
    ['an amount in two components', replaced('*200.00*150.00', '*200.00:1*150.00'), ['BAD_AMOUNT 15 CLP03']],
    ['an amount of too many digits', replaced('*200.00*150.00', `*${'9'.repeat(19)}*150.00`), ['BAD_AMOUNT 15 CLP03']],
    ['no amount', replaced('*200.00*150.00', '**150.00'), ['BAD_AMOUNT 15 CLP03']],
    ['a negative payment', made835({ claims: [{ charged: -100 }] }), ['BAD_AMOUNT 4 BPR02']],
    ['a day that does not exist', replaced('DTM*232*20261001', 'DTM*232*20261301'), ['BAD_DATE 20 DTM02']],
    ['a day written otherwise', replaced('DTM*405*20261120', 'DTM*405*261120'), ['BAD_DATE 6 DTM02']],
    ['an adjustment without a reason', replaced('CAS*CO*45*', 'CAS*CO**'), ['BAD_SEGMENT 16 CAS02']],
    ['an adjustment without an amount', replaced('CAS*CO*45*50.00', 'CAS*CO*45*'), ['BAD_AMOUNT 16 CAS03']],
    ['an adjustment without a group', replaced('CAS*CO*45', 'CAS**45'), ['BAD_SEGMENT 16 CAS01']],
    [
      'seven adjustments in one segment',
      replaced('CAS*CO*45*50.00*', `CAS*CO*45*50.00*${'*1*0*'.repeat(6)}`),
      ['BAD_SEGMENT 16 CAS'],
    ],
    ['a segment of another place', with_('SVC*', 'MOA***MA01'), ['BAD_SEGMENT 22 MOA']],
    ['a segment that there is not', with_('CLP*', 'DMG*D8*19610412'), ['BAD_SEGMENT 16 -']],
    ['a claim that does not balance', replaced('CAS*CO*45*50.00', 'CAS*CO*45*50.01'), ['CLAIM_UNBALANCED 15 CLP04']],
    [
      'a service that does not balance',
      replaced('SVC*HC:99213*60.00*50.00', 'SVC*HC:99213*60.00*60.00'),
      ['SERVICE_UNBALANCED 21 SVC03'],
    ],
    [
      'an adjustment of a service that is not',
      without('CAS*PR'),
      ['SERVICE_UNBALANCED 21 SVC03', 'CLAIM_UNBALANCED 18 CLP04'],
    ],
    ['a payment that does not balance', replaced('*241.50*C', '*241.49*C'), ['REMITTANCE_UNBALANCED 4 BPR02']],
    ['an adjustment of the provider that is not', without('PLB*'), ['REMITTANCE_UNBALANCED 4 BPR02']],
    ['a claim behind the end of claims', with_('PLB*', 'CLP*X*1*0*0'), ['BAD_SEGMENT 28 CLP']],
    ['a segment that is too long', replaced('N3*1 NO STREET', `N3*${'A'.repeat(70_000)}`), ['TOO_LARGE 8 -']],
    ['no terminator any more', `${text.slice(0, 400)}${'A'.repeat(200_000)}`, ['TOO_LARGE']],
  ])('for %s is refused with the place', async (_, file, expected) => {
    const found = await faultsOf(file)
    const isExact = expected.every((each) => each.includes(' '))
    expect(isExact ? found : found.map((each) => each.split(' ')[0])).toEqual(expected)
  })

  it('is refused wherever it was cut off', async () => {
    for (let length = 0; length < text.length; length += 1) {
      const codes = (await reasonsOf(text.slice(0, length))).map(({ code }) => code)
      expect(codes, `at ${length}`).toEqual([length < 3 ? 'NOT_X12' : 'TRUNCATED'])
    }
  })

  it('may not have a control number twice', async () => {
    const claims = [{ charged: 100 }]
    const twice = made835([
      {
        groups: [
          [
            { claims, control: '7' },
            { claims, control: '7', trace: 'OTHER' },
          ],
        ],
      },
    ])
    expect(await faultsOf(twice)).toEqual(['DUPLICATE_CONTROL_NUMBER 18 ST02'])

    const again = made835({ claims })
    expect(await faultsOf(again + again)).toEqual(['DUPLICATE_CONTROL_NUMBER 36 SE02'])
    expect(await faultsOf(again + made835({ claims, trace: 'OTHER' }))).toEqual([])
  })

  it('is not begun where it is larger than may be', async () => {
    let isOpened = false
    const source = {
      bytes: 1_001,
      open: () => {
        isOpened = true
        return new Blob([]).stream() as unknown as AsyncIterable<Uint8Array>
      },
    }
    const refused = await readRemittances(source, { mostBytes: 1_000 })
      .next()
      .catch((error) => error)
    expect([refused.reasons[0].code, refused.sha256, refused.bytes, isOpened]).toEqual([
      'TOO_LARGE',
      null,
      1_001,
      false,
    ])

    const bytes = async function* () {
      for (;;) yield Buffer.alloc(1_000, 'A')
    }
    const endless = await readRemittances({ open: bytes }, { mostBytes: 100_000 })
      .next()
      .catch((error) => error)
    expect([endless.reasons[0].code, endless.bytes]).toEqual(['TOO_LARGE', 101_000])
  })

  it('has a checksum, however early it went wrong', async () => {
    const { sha256: whole } = (await readRemittances(Buffer.from(`x${text}`))
      .next()
      .catch((error) => error)) as RemittanceRefused
    expect(whole).toMatch(/^[0-9a-f]{64}$/)
    const { sha256: other } = (await readRemittances(Buffer.from(`x${text} `))
      .next()
      .catch((error) => error)) as RemittanceRefused
    expect(other).not.toBe(whole)
  })

  it('names a hundred faults and no more', async () => {
    const claims = Array.from({ length: 5_000 }, () => ({ charged: 100, adjustments: [['CO', '45', 1]] as const }))
    const reasons = await reasonsOf(made835({ claims }).replaceAll('CAS*CO*45*0.01', 'CAS*CO*45*0.02'))

    expect(reasons).toHaveLength(mostReasons)
    expect(reasons.every(({ code }) => code === 'CLAIM_UNBALANCED')).toBe(true)
  })

  it('is named in words: what was expected, and what it looks like', async () => {
    const short = without('N3*').replace(/SE\*\d+/, 'SE*26')
    const messages = async (file: string) => (await reasonsOf(file)).map(({ message }) => message)

    expect(await messages(short)).toEqual([
      'Cannot read SE: expected as many segments as SE01 says, found 1 segment too few',
    ])
    expect(await messages(replaced('*200.00*150.00', '*2OO.00*150.00'))).toEqual([
      'Cannot read CLP03: expected a decimal number, found a letter',
    ])
    expect(await messages(`\xef\xbb\xbf${text}`)).toEqual([
      'Cannot read the file: expected it to begin with ISA, found a byte order mark of UTF-8',
    ])
  })

  it('says nothing of a person or a claim in its reasons, whatever is where', async () => {
    const marks = [...names, 'CLM-1', 'CLM-2', '200.00', 'TRACE0001', '1234567893', 'ZEBRA']
    const segments = [...good]
    for (let place = 2; place < segments.length - 3; place += 1) {
      const elements = (segments[place] as string).split('*').length
      for (let element = 0; element <= elements; element += 1) {
        const spoilt = segments.map((each, at) => {
          if (at !== place) return each
          const parts = each.split('*')
          parts[element] = 'ZEBRA MYRTLE'
          return parts.join('*')
        })
        const told = JSON.stringify(await reasonsOf(written(spoilt)))
        for (const mark of marks) expect(told, `${segments[place]} ${element}`).not.toContain(mark)
      }
    }
  })

  it('has an error that says how many faults there are, and nothing else', async () => {
    const refused = await readRemittances(Buffer.from(replaced('*241.50*C', '*241.49*C')))
      .next()
      .catch((error) => error)

    expect(refused).toBeInstanceOf(RemittanceRefused)
    expect([refused.message, refused.code, refused.origin]).toEqual([
      'Cannot use a remittance file: found 1 fault in it',
      'SOURCE_CONTRACT_BROKEN',
      'remittance',
    ])
  })

  it('is not this one', async () => {
    // The program itself is plain text.
    expect(await faultsOf(await readFile(import.meta.filename))).toEqual(['NOT_X12 - -'])
    expect(await faultsOf(made835(made, { ...usual, lineEnd: '\n' }))).toEqual([])
  })
})
