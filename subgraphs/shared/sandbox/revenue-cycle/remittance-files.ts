import type { QuarantineCode } from '../../remittance/remittance.ts'
import type { HospitalGroup } from '../hospital-group/group.ts'
import type { PaidAtOnce } from './paid.ts'
import { type PayerParty, payerParties, providerParties } from './parties.ts'
import { type Interchange, remittanceText, type Separators } from './remittance-text.ts'

/** A file as a payer lays it into the folder. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

/** A file that is to be put aside whole, and the first reason to do so. */
export interface BadTextFile extends TextFile {
  readonly why: QuarantineCode
}

const usual: Separators = { element: '*', component: ':', repetition: '^', segment: '~', newline: '\n' }

const separatorsOf: Readonly<Record<string, Separators>> = {
  payer_2: { ...usual, newline: '' },
  payer_4: { element: '|', component: '>', repetition: '!', segment: '~', newline: '\r\n' },
}

/** The payers' files: one of a payer for all it pays on a day, with a remittance for each trace. */
export function filesOf(group: HospitalGroup, paid: readonly PaidAtOnce[]): TextFile[] {
  return interchanges(group, paid).map((interchange) => ({
    name: nameOf(interchange),
    text: remittanceText(interchange),
  }))
}

/** Files in which something is wrong, of a payer that counts on. */
export function badFilesOf(group: HospitalGroup, paid: readonly PaidAtOnce[]): BadTextFile[] {
  const last = interchanges(group, paid).findLast(({ payer }) => payer.key === 'payer_1') as Interchange
  const good = interchanges(group, paid).find(({ payer }) => payer.key === 'payer_1') as Interchange
  const again = (more: number) => remittanceText({ ...good, number: last.number + more })
  const [, amount = ''] = /BPR\*I\*([\d.]+)/.exec(again(1)) ?? []
  const truncated = again(2)
  return [
    {
      name: 'PAY-1-unbalanced.835',
      text: again(1).replace(`BPR*I*${amount}`, `BPR*I*${(Number(amount) + 10).toFixed(2)}`),
      why: 'REMITTANCE_UNBALANCED',
    },
    {
      name: 'PAY-1-truncated.835',
      text: truncated.slice(0, Math.floor(truncated.length * 0.6)),
      why: 'TRUNCATED',
    },
  ]
}

function interchanges(group: HospitalGroup, paid: readonly PaidAtOnce[]): Interchange[] {
  const payers = new Map(payerParties(group).map((payer) => [payer.key, payer]))
  const payees = new Map(providerParties(group).map((payee) => [payee.company, payee]))
  const told = paid.filter(({ told }) => told === 'file')
  const counters = new Map<string, number>()
  return [...Map.groupBy(told, ({ payer, paidOn }) => `${payer} ${paidOn}`).values()].map((some) => {
    const { payer, paidOn } = some[0] as PaidAtOnce
    const number = (counters.get(payer) ?? 0) + 1
    counters.set(payer, number)
    return {
      payer: payers.get(payer) as PayerParty,
      number,
      sentOn: paidOn,
      remittances: some.map((each) => ({
        paid: each,
        payee: payees.get(each.company) as Interchange['remittances'][number]['payee'],
      })),
      separators: separatorsOf[payer] ?? usual,
    }
  })
}

const nameOf = ({ payer, sentOn }: Interchange): string => `${payer.payerId}-${sentOn}.835`
