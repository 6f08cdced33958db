import { northmere } from './companies.ts'
import type { CurrencyCode, Payer, Supplier, Trade } from './group.ts'
import { random } from './random.ts'

const towns = ['Aldmoor', 'Brackwell', 'Corvale', 'Dunsworth', 'Elmstrand', 'Fennick', 'Garrowmere', 'Hollinshaw']

const trades: readonly (readonly [trade: Trade, name: string])[] = [
  ['supplies', 'Medical Supply'],
  ['surgery', 'Surgical'],
  ['diagnostics', 'Diagnostics'],
  ['pharma', 'Pharma Wholesale'],
  ['technology', 'Medical Technology'],
]

/** Names with what upsets careless software: letters beyond ASCII, quotes, markup, a percent sign. */
const oddNames: Readonly<Record<number, string>> = {
  13: 'Ångfält & Ostrøm Surgical',
  19: 'Dunsworth "Diagnostik" <Labor>',
  22: '苗場 Diagnostics',
  30: "O'Fennick Pharma 100%",
}

const homes: readonly (readonly [country: string, currency: CurrencyCode])[] = [
  ...Array.from({ length: 7 }, () => ['us', 'USD'] as const),
  ['de', 'EUR'],
  ['ie', 'EUR'],
  ['gb', 'GBP'],
]

const terms = ['account_payment_term_30days', 'account_payment_term_15days', 'account_payment_term_45days'] as const

/** One company, entered twice by two buyers. */
export const enteredTwice = { first: 'supplier_10', second: 'supplier_42' }

export function suppliers(): Supplier[] {
  const { whole, pick } = random('suppliers')
  const made = trades.flatMap(([trade, kind], tradeIndex) =>
    towns.map((town, townIndex): Supplier => {
      const number = tradeIndex * towns.length + townIndex + 1
      const [country, currency] = number === 22 ? (['jp', 'JPY'] as const) : pick(homes)
      return {
        key: keyOf(number),
        name: oddNames[number] ?? `${town} ${kind}`,
        number: number % 9 === 0 ? null : `SUP-${String(number).padStart(3, '0')}`,
        // No country's prefix, so that it is nobody's number.
        vat: number % 5 === 0 && number !== 10 ? null : `XX${whole(100_000_000, 999_999_999)}`,
        registry: number % 4 === 0 ? `${whole(10_000_000, 99_999_999)}` : null,
        country,
        street: `${whole(1, 240)} ${pick(['Harbour Road', 'Mill Lane', 'Foundry Street', 'Quay Side', 'Station Road'])}`,
        city: town,
        email: `orders@${town.toLowerCase()}-${number}.example`,
        phone: `+1 555 01${String(number).padStart(2, '0')}`,
        paymentTerm: pick(terms),
        currency,
        active: number !== 8 && number !== 27,
        onlyFor: number === 16 ? northmere : null,
        trade,
      }
    }),
  )
  const facilityServices: Supplier = {
    ...(made[0] as Supplier),
    key: keyOf(41),
    name: 'Elmstrand Facility Services',
    number: 'SUP-041',
    vat: `XX${whole(100_000_000, 999_999_999)}`,
    street: '7 Foundry Street',
    city: 'Elmstrand',
    email: 'office@elmstrand-41.example',
    phone: '+1 555 0141',
    currency: 'USD',
    country: 'us',
    trade: 'services',
  }
  const first = { ...(made[9] as Supplier), country: 'us', currency: 'USD' as const }
  const second: Supplier = {
    ...first,
    key: enteredTwice.second,
    name: `${first.name} Supplies Ltd.`,
    number: 'SUP-042',
    street: first.street.replace(/ (\w+) (Road|Lane|Street|Side)$/, ' $1 $2, Dock 2'),
    email: 'sales@brackwell-42.example',
    phone: '+1 555 0142',
    paymentTerm: 'account_payment_term_15days',
  }
  return [...made.map((supplier) => (supplier.key === first.key ? first : supplier)), facilityServices, second]
}

const keyOf = (number: number): string => `supplier_${String(number).padStart(2, '0')}`

export const payers: readonly Payer[] = [
  ['Aldmoor Mutual Health Plan', 'us'],
  ['Corvale Employees Cover', 'us'],
  ['Fennick County Care Fund', 'us'],
  ['Hollinshaw Insurance for Health', 'us'],
  ['Elmstrand Krankenkasse', 'de'],
  ['Garrowmere Clinics Association', 'ie'],
].map(([name = '', country = ''], index) => ({
  key: `payer_${index + 1}`,
  name,
  number: `PAY-${index + 1}`,
  country,
}))
