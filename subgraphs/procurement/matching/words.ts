import type { Finding, FindingCode } from './findings.ts'

/** A finding in words: what was found, and what would put it right. */
export interface Reason {
  readonly code: FindingCode
  readonly explanation: string
  readonly remedy: string
}

/** How the quantities and amounts of a finding are written. */
export interface Writing {
  quantity(value: Finding['found']): string
  amount(value: Finding['found']): string
}

type Words = (numbers: {
  readonly found: string
  readonly expected: string
  readonly difference: string
}) => Omit<Reason, 'code'>

const ofQuantities: Partial<Record<FindingCode, Words>> = {
  BILLED_MORE_THAN_ORDERED: ({ found, expected, difference }) => ({
    explanation: `${found} are billed, and ${expected} were ordered.`,
    remedy: `A refund for ${difference}, or an order for as much more.`,
  }),
  BILLED_MORE_THAN_RECEIVED: ({ found, expected, difference }) => ({
    explanation: `${found} are billed, and ${expected} have come.`,
    remedy: `Receipt of ${difference}, or a refund for as much.`,
  }),
  RECEIVED_MORE_THAN_ORDERED: ({ found, expected, difference }) => ({
    explanation: `${found} have come, and ${expected} were ordered.`,
    remedy: `Return of ${difference}, or an order for as much more.`,
  }),
  REFUNDED_MORE_THAN_BILLED: ({ difference }) => ({
    explanation: `${difference} more were refunded than billed.`,
    remedy: `A bill for ${difference}, or a refund withdrawn.`,
  }),
  RETURNED_MORE_THAN_RECEIVED: ({ difference }) => ({
    explanation: `${difference} more were returned than had come.`,
    remedy: `Receipt of ${difference}, or a return put right.`,
  }),
  STILL_TO_RECEIVE: ({ found, expected, difference }) => ({
    explanation: `${found} of ${expected} have come.`,
    remedy: `Receipt of ${difference}, or an order for as much less.`,
  }),
  STILL_TO_BILL: ({ found, expected, difference }) => ({
    explanation: `${found} of ${expected} are billed.`,
    remedy: `A bill for ${difference}.`,
  }),
}

const ofAmounts: Partial<Record<FindingCode, Words>> = {
  BILLED_ABOVE_ORDER_PRICE: ({ found, expected, difference }) => ({
    explanation: `${found} are billed; at the price ordered it would be ${expected}.`,
    remedy: `A refund of ${difference}, or the order changed to the price billed.`,
  }),
  BILLED_BELOW_ORDER_PRICE: ({ found, expected, difference }) => ({
    explanation: `${found} are billed; at the price ordered it would be ${expected}.`,
    remedy: `A bill for ${difference} more, or the order changed to the price billed.`,
  }),
  BILLED_ABOVE_CONTRACT_PRICE: ({ found, expected, difference }) => ({
    explanation: `${found} are billed; at the price agreed with the supplier it would be ${expected}.`,
    remedy: `A refund of ${difference}, or a contract price that holds on the day of the order.`,
  }),
  ORDERED_ABOVE_CONTRACT_PRICE: ({ found, expected }) => ({
    explanation: `${found} were ordered; at the price agreed with the supplier it would be ${expected}.`,
    remedy: 'The order changed to the price agreed, or a contract price that holds on the day of the order.',
  }),
}

const ofNeither: Partial<Record<FindingCode, Omit<Reason, 'code'>>> = {
  ORDER_NOT_APPROVED: {
    explanation: 'Something has come or is billed, and the order is not approved.',
    remedy: 'Approval of the order.',
  },
  NOT_ORDERED: {
    explanation: 'It is billed, and names no line of an order.',
    remedy: 'The line of an order that it bills, or a refund.',
  },
  UNITS_DIFFER: {
    explanation: 'It is ordered, received and billed in units that cannot be converted into each other.',
    remedy: 'Units of one kind on the order, its receipts and its bills.',
  },
  CURRENCIES_DIFFER: {
    explanation: 'It is billed in another currency than it was ordered in, so the prices do not compare.',
    remedy: 'A bill in the currency of the order.',
  },
}

/** @throws {TypeError} for a finding that has no words: there is one for each code. */
export function inWords({ code, found, expected }: Finding, writing: Writing): Reason {
  const plain = ofNeither[code]
  if (plain !== undefined) return { code, ...plain }
  const [words, write] = ofQuantities[code] ? [ofQuantities[code], writing.quantity] : [ofAmounts[code], writing.amount]
  if (words === undefined || found === undefined || expected === undefined) throw new TypeError(`No words for ${code}`)
  const difference = found.minus(expected).absolute()
  return { code, ...words({ found: write(found), expected: write(expected), difference: write(difference) }) }
}
