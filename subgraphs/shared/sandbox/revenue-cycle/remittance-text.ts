import { type Cents, plain } from './cents.ts'
import { patientId, servicedFrom, servicedTo } from './claims.ts'
import { type Adjusted, adjustmentsOf, allowed, type Decision } from './decisions.ts'
import { amountOf, type PaidAtOnce } from './paid.ts'
import type { PayerParty, ProviderParty } from './parties.ts'

/** How a payer separates what it writes; each has ways of its own. */
export interface Separators {
  readonly element: string
  readonly component: string
  readonly repetition: string
  readonly segment: string
  /** After each segment, for whoever looks at it. */
  readonly newline: string
}

export interface Interchange {
  readonly payer: PayerParty
  /** Counts the files of a payer. */
  readonly number: number
  readonly sentOn: string
  readonly remittances: readonly { readonly paid: PaidAtOnce; readonly payee: ProviderParty }[]
  readonly separators: Separators
}

type Segment = readonly (string | readonly string[])[]

/** A file of remittances, as X12's 005010X221A1 has it. */
export function remittanceText({ payer, number, sentOn, remittances, separators }: Interchange): string {
  const control = String(number).padStart(9, '0')
  const sender = payer.payerId.replace('-', '')
  const [day, time] = [compact(sentOn), '0630']
  const sets = remittances.flatMap(({ paid, payee }, place) => transactionSet(paid, payer, payee, place + 1))
  const { element, component, repetition, segment: end, newline } = separators
  const segments: Segment[] = [
    [
      ...['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', sender.padEnd(15), 'ZZ', 'CAREGROUP'.padEnd(15)],
      ...[day.slice(2), time, repetition, '00501', control, '0', 'T', component],
    ],
    ['GS', 'HP', sender, 'CAREGROUP', day, time, String(number), 'X', '005010X221A1'],
    ...sets,
    ['GE', String(remittances.length), String(number)],
    ['IEA', '1', control],
  ]
  return segments
    .map((each) => each.map((part) => (typeof part === 'string' ? part : part.join(component))))
    .map((each) => `${withoutEmptyEnd(each).join(element)}${end}${newline}`)
    .join('')
}

function transactionSet(paid: PaidAtOnce, payer: PayerParty, payee: ProviderParty, place: number): Segment[] {
  const { trace, currency, paidOn, decisions, providerAdjustments } = paid
  const control = String(place).padStart(4, '0')
  // Of the payer's bank as of the payee's: numbers of no bank.
  const originator = `19999999${payer.insurerNumber.slice(-2)}`
  const amount = amountOf(paid)
  const isPaid = amount !== 0
  const body: Segment[] = [
    ['ST', '835', control],
    isPaid
      ? [
          ...['BPR', 'I', plain(amount), 'C', 'ACH', 'CCP', '01', '999999992', 'DA', '1000001', originator, ''],
          ...['01', '999988880', 'DA', '2000002', compact(paidOn)],
        ]
      : ['BPR', 'H', '0', 'C', 'NON', ...Array<string>(11).fill(''), compact(paidOn)],
    ['TRN', '1', trace, originator],
    ...(currency === 'USD' ? [] : [['CUR', 'PR', currency]]),
    ['DTM', '405', compact(paidOn)],
    ['N1', 'PR', payer.name.toUpperCase()],
    ['N3', '1 SYNTHETIC WAY'],
    ['N4', 'ALDMOOR', 'NY', '00000'],
    ['REF', '2U', payer.payerId],
    ['REF', 'NF', payer.insurerNumber],
    ['PER', 'BL', 'PROVIDER SERVICES', 'TE', '5550100'],
    ['N1', 'PE', payee.name.toUpperCase(), 'XX', payee.npi],
    ['LX', '1'],
    ...decisions.flatMap((decision) => claimLoop(decision)),
    ...providerAdjustments.map(({ reason, reference, amount }) => [
      ...['PLB', payee.npi, `${paidOn.slice(0, 4)}1231`],
      [reason, reference],
      plain(amount),
    ]),
  ]
  return [...body, ['SE', String(body.length + 1), control]]
}

function claimLoop(decision: Decision): Segment[] {
  const { care, status, charged, paid, adjustments, lines } = decision
  const share = shareOfPatient(decision)
  // The payer's own number of the claim: the same when it decides again.
  const internal = `ICN${status === '2' ? 'S' : 'P'}${care.claim.replaceAll('-', '')}`
  const [from, to] = [compact(servicedFrom(care.billedOn)), compact(servicedTo(care.billedOn))]
  const amount = allowed({ paid, adjustments: adjustmentsOf(decision) })
  return [
    [
      ...['CLP', care.claim, status, plain(charged), plain(paid), share === 0 ? '' : plain(share), 'CI', internal],
      ...[care.claim.startsWith('NGH') ? '11' : '81', status === '22' ? '8' : '1'],
    ],
    ...adjustments.map((each) => adjustmentSegment([each])),
    ['NM1', 'QC', '1', 'PLACEHOLDER', 'PAT', '', '', '', 'MI', `MEM${patientId(care.claim).slice('patient-'.length)}`],
    ['DTM', '232', from],
    ['DTM', '233', to],
    ['DTM', '050', compact(care.billedOn)],
    ...(amount === 0 || status === '22' ? [] : [['AMT', 'AU', plain(amount)]]),
    ...lines.flatMap((line) => {
      const { code = '', quantity = 0 } = care.lines[line.sequence - 1] ?? {}
      const allowedOfLine = allowed(line)
      return [
        ['SVC', ['ER', code], plain(line.charged), plain(line.paid), '', String(quantity)],
        ['DTM', '472', to],
        ...[...Map.groupBy(line.adjustments, ({ group }) => group).values()].map(adjustmentSegment),
        ['REF', '6R', String(line.sequence)],
        ...(status === '22' || allowedOfLine === 0 ? [] : [['AMT', 'B6', plain(allowedOfLine)]]),
      ]
    }),
  ]
}

/** Up to six reasons of one group. */
function adjustmentSegment(all: readonly Adjusted[]): Segment {
  const [first] = all
  const reasons = all.flatMap(({ reason, amount }, index) => [...(index === 0 ? [] : ['']), reason, plain(amount)])
  return ['CAS', first?.group ?? '', ...reasons]
}

function shareOfPatient(decision: Decision): Cents {
  return adjustmentsOf(decision)
    .filter(({ group }) => group === 'PR')
    .reduce((total, { amount }) => total + amount, 0)
}

const compact = (day: string): string => day.replaceAll('-', '')

/** What is empty at the end of a segment is left out. */
function withoutEmptyEnd(elements: readonly string[]): string[] {
  const last = elements.findLastIndex((element) => element !== '')
  return elements.slice(0, last + 1)
}
