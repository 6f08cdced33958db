/** Files of payers that never were, written as the standard has them: what is not said is right of itself. */

/** Group, reason, amount in cents, and units where there are any. */
export type MadeAdjustment = readonly [group: string, reason: string, cents: number, units?: number]

export interface MadeService {
  readonly code?: string
  readonly charged: number
  readonly adjustments?: readonly MadeAdjustment[]
  readonly segments?: readonly string[]
}

export interface MadeClaim {
  readonly number?: string
  readonly status?: string
  readonly charged: number
  readonly patientResponsibility?: number
  readonly adjustments?: readonly MadeAdjustment[]
  /** Behind its name and before its services. */
  readonly segments?: readonly string[]
  readonly services?: readonly MadeService[]
}

export interface MadeRemittance {
  readonly control?: string
  readonly trace?: string
  readonly claims?: readonly MadeClaim[]
  /** Reason with its reference, and cents. */
  readonly providerAdjustments?: readonly (readonly [reason: string, cents: number])[]
  readonly handling?: string
  readonly method?: string
  readonly debit?: boolean
  /** Behind TRN and before the payer. */
  readonly heading?: readonly string[]
}

export interface MadeInterchange {
  readonly sender?: string
  readonly control?: string
  readonly version?: string
  readonly groups?: readonly (readonly MadeRemittance[])[]
}

export interface Delimiters {
  readonly element: string
  readonly component: string
  readonly segment: string
  /** Put behind each terminator. */
  readonly lineEnd: string
}

export const usual: Delimiters = { element: '*', component: ':', segment: '~', lineEnd: '' }

/** Names that are in every file, and must be nowhere else. */
export const names = ['ABERNATHY', 'MYRTLE', 'QX7718820']

/** Text of a file with the usual delimiters, of one remittance or of whole interchanges. */
export function made835(what: MadeRemittance | readonly MadeInterchange[], delimiters: Delimiters = usual): string {
  return written(segmentsOf(what), delimiters)
}

/** Segments with the usual delimiters, for tests that spoil one of them. */
export function segmentsOf(what: MadeRemittance | readonly MadeInterchange[]): string[] {
  const interchanges = Array.isArray(what) ? what : [{ groups: [[what as MadeRemittance]] }]
  return interchanges.flatMap(interchange)
}

export function written(segments: readonly string[], delimiters: Delimiters = usual): string {
  const { element, component, segment, lineEnd } = delimiters
  const translated = segments.map((each) => each.replace(/[*:]/g, (sign) => (sign === '*' ? element : component)))
  return translated.map((each) => each + segment + lineEnd).join('')
}

export function money(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export function paidOf(claim: MadeClaim): number {
  const all = [...(claim.adjustments ?? []), ...(claim.services ?? []).flatMap(({ adjustments }) => adjustments ?? [])]
  return claim.charged - sum(all.map(([, , cents]) => cents))
}

function interchange({ sender = 'SYNTHPAYER', control = '000000042', version, groups = [[]] }: MadeInterchange) {
  const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*${sender.padEnd(15)}*ZZ*${'SYNTHHOSPITAL'.padEnd(15)}`
  return [
    `${isa}*261120*0815*^*00501*${control}*0*P*:`,
    ...groups.flatMap((remittances, place) => [
      `GS*HP*${sender}*SYNTHHOSPITAL*20261120*0815*${place + 1}*X*${version ?? '005010X221A1'}`,
      ...remittances.flatMap(remittance),
      `GE*${remittances.length}*${place + 1}`,
    ]),
    `IEA*${groups.length}*${control}`,
  ]
}

function remittance(made: MadeRemittance, place: number): string[] {
  const claims = made.claims ?? []
  const control = made.control ?? String(place + 1).padStart(4, '0')
  const taken = sum((made.providerAdjustments ?? []).map(([, cents]) => cents))
  const paid = sum(claims.map(paidOf)) - taken
  const flag = made.debit === true ? 'D' : 'C'
  const account = 'CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765'
  const segments = [
    `ST*835*${control}`,
    `BPR*${made.handling ?? 'I'}*${money(paid)}*${flag}*${made.method ?? 'ACH'}*${account}*20261121`,
    `TRN*1*${made.trace ?? `TRACE${control}`}*1512345678`,
    ...(made.heading ?? []),
    'DTM*405*20261120',
    'N1*PR*SYNTHETIC HEALTH PLAN*XV*SYN01',
    'N3*1 NO STREET',
    'N4*NOWHERE*KS*66666',
    'REF*2U*SYN-SUB',
    `PER*BL*${names[1]} ${names[0]}*TE*5550100`,
    'N1*PE*SYNTHETIC HOSPITAL*XX*1234567893',
    'REF*TJ*999000001',
    ...(claims.length > 0 ? ['LX*1'] : []),
    ...claims.flatMap(claim),
    ...inLots(made.providerAdjustments ?? [], 6).map((lot) =>
      ['PLB*1234567893*20261231', ...lot.map(([reason, cents]) => `${reason}*${money(cents)}`)].join('*'),
    ),
  ]
  return [...segments, `SE*${segments.length + 1}*${control}`]
}

function claim(made: MadeClaim, place: number): string[] {
  const share = made.patientResponsibility === undefined ? '' : money(made.patientResponsibility)
  const number = made.number ?? `CLM-${place + 1}`
  const head = ['CLP', number, made.status ?? '1', money(made.charged), money(paidOf(made)), share, '12', `ICN${place}`]
  return [
    head.join('*'),
    ...adjustments(made.adjustments ?? []),
    `NM1*QC*1*${names.slice(0, 2).join('*')}****MI*${names[2]}`,
    ...(made.segments ?? []),
    ...(made.services ?? []).flatMap(service),
  ]
}

function service(made: MadeService): string[] {
  const paid = made.charged - sum((made.adjustments ?? []).map(([, , cents]) => cents))
  return [
    `SVC*${made.code ?? 'HC:99213'}*${money(made.charged)}*${money(paid)}**1`,
    'DTM*472*20261001',
    ...adjustments(made.adjustments ?? []),
    ...(made.segments ?? []),
  ]
}

/** As few segments as will do. */
function adjustments(all: readonly MadeAdjustment[]): string[] {
  const byGroup = Map.groupBy(all, ([group]) => group)
  return [...byGroup].flatMap(([group, ofGroup]) =>
    inLots(ofGroup, 6).map((lot) =>
      [`CAS*${group}`, ...lot.map(([, reason, cents, units]) => `${reason}*${money(cents)}*${units ?? ''}`)].join('*'),
    ),
  )
}

function inLots<Each>(all: readonly Each[], size: number): Each[][] {
  const lots: Each[][] = []
  for (let at = 0; at < all.length; at += size) lots.push(all.slice(at, at + size))
  return lots
}

function sum(all: readonly number[]): number {
  return all.reduce((total, each) => total + each, 0)
}
