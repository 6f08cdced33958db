import type { Planting } from './plant-fields.ts'

export interface TextFile {
  readonly name: string
  readonly text: string
}

/** Files of payers (X12 835) with canaries in whatever they say of people and of money. */
export function plantedFiles(planting: Planting): { readonly files: TextFile[]; readonly badFiles: TextFile[] } {
  const of = (number: number) => plantedFile(planting, number)
  const name = (number: number) => `${planting.text('835', 'name', number)}.835`
  const files = [1, 2, 3].map((number) => ({ name: name(number), text: of(number) }))
  // Of days that are none it is told, and the file is used.
  const odd: readonly ((text: string) => string)[] = [
    (text) => text.replace(/(DTM\*405\*)\d+/, `$1${planting.text('835', 'misplaced', 2)}`),
    (text) => text.replace(/(PLB\*[^*]*\*)\d+/, `$1${planting.text('835', 'misplaced', 9)}`),
  ]
  files.push(...odd.map((spoil, place) => ({ name: name(place + 4), text: spoil(of(place + 4)) })))
  const bad: readonly ((text: string) => string)[] = [
    (text) => text.replace(/(BPR\*I\*)[\d.]+/, '$11'),
    (text) => text.slice(0, text.length * 0.6),
    // Words where amounts, days and codes belong.
    (text) => text.replace(/(CLP\*[^*]*\*1\*)[\d.]+/, `$1${planting.text('835', 'misplaced', 1)}`),
    (text) => text.replace(/(CLP\*[^*]*\*)1\*/, `$1${planting.text('835', 'misplaced', 3)}*`),
    (text) => text.replace(/ST\*835\*0001/, `ST*835*${planting.text('835', 'misplaced', 4)}`),
    (text) => text.replace(/\nCAS\*/, `\n${planting.text('835', 'misplaced', 5)}*`),
    (text) => text.replace(/IEA\*1\*\d+/, `IEA*1*${planting.text('835', 'misplaced', 6)}`),
    (text) => text.replaceAll(/[*~]/g, ' '),
    (text) => `${planting.text('835', 'misplaced', 7)}${text}`,
    (text) => text.replace('005010X221A1', planting.text('835', 'misplaced', 8)),
  ]
  const badFiles = bad.map((spoil, place) => ({ name: name(place + 10), text: spoil(of(place + 10)) }))
  return { files, badFiles }
}

/** One remittance of one claim: the first is paid, the second denied, all others are paid in part. */
function plantedFile(planting: Planting, number: number): string {
  const text = (field: string) => planting.text('835', field, number)
  const amount = (field: string) => planting.amount('835', field, number).toFixed(2)
  const cents = (written: string) => BigInt(written.replace('.', ''))
  const written = (value: bigint) =>
    `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value).replace(/(..)$/, '.$1')}`
  // What was claimed is what FHIR says too.
  const charged = planting.amount('Claim', 'total', Math.min(number, 3)).toFixed(2)
  const paid = number === 1 ? charged : number === 2 ? '0' : amount('CLP04')
  const taken = number === 2 ? cents(charged) : cents(charged) - cents(paid)
  const recouped = amount('PLB04')
  const total = number === 2 ? '0' : written(cents(paid) - cents(recouped))
  const control = String(number).padStart(9, '0')
  const adjusted = number === 1 ? [] : [`CAS*CO*${number === 2 ? '50' : '45'}*${written(taken)}`]
  const body = [
    'ST*835*0001',
    number === 2
      ? 'BPR*H*0*C*NON************20260508'
      : `BPR*${total.startsWith('-') ? 'I' : 'I'}*${total.replace('-', '')}*${total.startsWith('-') ? 'D' : 'C'}*ACH*CCP*01*${text('BPR07')}*DA*${text('BPR09')}*1999999999**01*${text('BPR13')}*DA*${text('BPR15')}*20260508`,
    `TRN*1*${text('TRN02')}*1999999999`,
    `REF*EV*${text('REF.EV')}`,
    'DTM*405*20260508',
    `N1*PR*${text('payer.N102')}`,
    `N3*${text('payer.N301')}`,
    `N4*${text('payer.N401')}*NY*10001`,
    `REF*2U*${planting.text('Organization', 'identifier', 1)}`,
    `PER*BL*${text('PER02')}*TE*${text('PER04')}`,
    `N1*PE*${text('payee.N102')}*XX*1234567893`,
    `N3*${text('payee.N301')}`,
    `REF*TJ*${text('payee.REF.TJ')}`,
    'LX*1',
    `CLP*${planting.text('Claim', 'identifier', Math.min(number, 3))}*${number === 2 ? '4' : '1'}*${charged}*${paid}**CI*${text('CLP07')}*11*1`,
    ...adjusted,
    `NM1*QC*1*${text('QC.NM103')}*${text('QC.NM104')}****MI*${text('QC.NM109')}`,
    `NM1*IL*1*${text('IL.NM103')}*${text('IL.NM104')}****MI*${text('IL.NM109')}`,
    `NM1*74*1*${text('74.NM103')}*${text('74.NM104')}****C*${text('74.NM109')}`,
    `NM1*82*1*${text('82.NM103')}*${text('82.NM104')}****XX*1234567893`,
    'MOA***MA01',
    `REF*EA*${text('REF.EA')}`,
    `REF*SY*${text('REF.SY')}`,
    'DTM*232*20260401',
    `PER*CX*${text('CX.PER02')}*TE*${text('CX.PER04')}`,
    ...(number === 2 ? [] : [`PLB*1234567893*20261231*WO:${text('PLB03')}*${recouped}`]),
  ]
  const segments = [
    `ISA*00*          *00*          *ZZ*SENDER         *ZZ*CAREGROUP      *260508*0630*^*00501*${control}*0*T*:`,
    `GS*HP*SENDER*CAREGROUP*20260508*0630*${number}*X*005010X221A1`,
    ...body,
    `SE*${body.length + 1}*0001`,
    `GE*1*${number}`,
    `IEA*1*${control}`,
  ]
  return segments.map((segment) => `${segment}~\n`).join('')
}
