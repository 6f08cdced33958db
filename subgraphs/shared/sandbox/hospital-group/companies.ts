import { day } from './calendar.ts'
import type { Buyer, Company, CurrencyCode, ExchangeRate } from './group.ts'
import { random } from './random.ts'

export const northmere = 'company_northmere'
export const estmere = 'company_estmere'

export const companies: readonly Company[] = [
  {
    key: northmere,
    name: 'Northmere Health',
    registry: 'NMH-1',
    currency: 'USD',
    country: 'us',
    approvalLimit: 5000,
  },
  {
    key: estmere,
    name: 'Estmere Laboratories',
    registry: 'EML-2',
    currency: 'EUR',
    // A country for which Odoo has no accounting module: others would be installed on the spot.
    country: 'ad',
    approvalLimit: 4000,
  },
]

/** Invented; their logins are addresses at which nothing can arrive. */
export const buyers: readonly Buyer[] = [
  buyer('ottoline', 'Ottoline', 'Fennwhistle', northmere),
  buyer('barnabus', 'Barnabus', 'Quillstrand', northmere),
  buyer('marigold', 'Marigold', 'Thistlemoor', northmere),
  buyer('zoe', 'Zoë', 'Brumvale', estmere),
  buyer('tiberon', 'Tiberon', 'Okenwold', estmere),
]

function buyer(key: string, first: string, last: string, company: string): Buyer {
  const domain = company === estmere ? 'estmere' : 'northmere'
  const login = `${key}.${last.toLowerCase()}@${domain}.example`
  return { key: `buyer_${key}`, name: `${first} ${last}`, login, company }
}

/** What one US dollar buys at the beginning of the year. */
const perDollar: Readonly<Record<CurrencyCode, number>> = { USD: 1, EUR: 0.9135, GBP: 0.7862, JPY: 148.37 }

/** A price in dollars in another currency, with that currency's places after the point. */
export function fromDollars(dollars: number, currency: CurrencyCode): number {
  const places = currency === 'JPY' ? 0 : dollars < 1 ? 3 : 2
  return Number((dollars * perDollar[currency]).toFixed(places))
}

export function currencyOf(company: string): CurrencyCode {
  return company === estmere ? 'EUR' : 'USD'
}

/** Rates of the first day of each month of the half year, and of the last of the year before. */
export function exchangeRates(): ExchangeRate[] {
  const { whole } = random('exchange rates')
  const months = [-181, -180, -149, -121, -90, -60, -29]
  return months.flatMap((offset, month) => {
    const drift = () => 1 + whole(-150, 150) / 10_000
    const rates: Record<CurrencyCode, number> = {
      USD: 1,
      EUR: perDollar.EUR * drift(),
      GBP: perDollar.GBP * drift(),
      JPY: perDollar.JPY * drift(),
    }
    return companies.flatMap(({ key: company, currency: own }) =>
      (['USD', 'EUR', 'GBP', 'JPY'] as const)
        .filter((currency) => currency !== own)
        .map((currency) => ({
          key: `rate_${own}_${currency}_${month}`.toLowerCase(),
          company,
          currency,
          from: day(offset),
          rate: Number((rates[currency] / rates[own]).toFixed(6)),
        })),
    )
  })
}
