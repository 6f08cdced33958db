import { globalId } from '#shared/values/global-id.ts'
import { callOdoo, type LiveOdoo } from './live.ts'

// biome-ignore lint/suspicious/noExplicitAny: a record of Odoo, whose fields the test names
export type OdooRecord = { readonly id: number } & Readonly<Record<string, any>>

/** What Odoo itself says, asked without any code of the product: the other side of every comparison. */
export interface Oracle {
  /** Every record that the reader may see, of all companies, archived ones too. */
  all(model: string, fields: readonly string[], domain?: readonly unknown[], order?: string): Promise<OdooRecord[]>
  /** The same, by id. */
  byId(model: string, fields: readonly string[]): Promise<ReadonlyMap<number, OdooRecord>>
  /** An amount as clients should see it. */
  money(record: OdooRecord, field: string): { amount: string; currency: string }
  /** A price per unit as clients should see it. */
  price(record: OdooRecord, field: string): { amount: string; currency: string }
  /** A quantity as clients should see it. */
  quantity(value: number): string
}

/** As the reader, in all companies, unless another account or one company is named. */
export async function askOdoo(odoo: LiveOdoo, { key = odoo.readerKey, company = 0 } = {}): Promise<Oracle> {
  const search = (model: string, named: object) =>
    callOdoo<OdooRecord[]>(odoo, key, `${model}/search_read`, { load: null, ...named })
  const companies = (await search('res.company', { domain: [], fields: ['id'] })).map(({ id }) => id)
  const context = { allowed_company_ids: company ? [company] : companies, active_test: false, tz: 'UTC' }
  const all: Oracle['all'] = (model, fields, domain = [], order = 'id') =>
    search(model, { domain, fields, order, context })
  const currencies = new Map((await all('res.currency', ['name', 'decimal_places'])).map((each) => [each.id, each]))
  const [precision] = await all('decimal.precision', ['digits'], [['name', '=', 'Product Unit']])
  const currencyOf = (record: OdooRecord) => currencies.get(record.currency_id) as OdooRecord
  return {
    all,
    quantity: (value) => decimal(value, 0, precision?.digits ?? 2),
    byId: async (model, fields) => new Map((await all(model, fields)).map((record) => [record.id, record])),
    money: (record, field) => {
      const { name, decimal_places } = currencyOf(record)
      return { amount: decimal(record[field], decimal_places, decimal_places), currency: name }
    },
    price: (record, field) => {
      const { name, decimal_places } = currencyOf(record)
      return { amount: decimal(record[field], decimal_places, 9), currency: name }
    },
  }
}

/** A number with `least` to `most` places, rounded half away from zero by its digits, without a float in between. */
export function decimal(value: number, least: number, most: number): string {
  // Thirteen digits are more than any amount here has, and fewer than what the noise of sums begins at.
  const [whole = '', fraction = ''] =
    BigInt(Math.round(Math.abs(value) * 1e9))
      .toString()
      .padStart(10, '0')
      .match(/^(\d+)(\d{9})$/)
      ?.slice(1) ?? []
  const digits = BigInt(whole + fraction)
  const unit = 10n ** BigInt(9 - most)
  const rounded = ((digits + unit / 2n) / unit).toString().padStart(most + 1, '0')
  const places = most === 0 ? '' : rounded.slice(-most)
  const kept = places.slice(0, least) + places.slice(least).replace(/0+$/, '')
  const text = rounded.slice(0, rounded.length - most) + (kept === '' ? '' : `.${kept}`)
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

export const idOf = (type: string, key: number) => globalId('odoo', type, key)

/** The business's word for a value of Odoo's; add-ons bring values that have none. */
export const wordFor = (words: Readonly<Record<string, string>>, value: string | boolean) =>
  words[String(value)] ?? 'UNKNOWN'

/** Odoo's nothing is false. */
export const orNull = <Value>(value: Value | false): Value | null =>
  value === false || value === '' ? null : (value as Value)

export const instant = (value: string | false) => (value === false ? null : `${value.replace(' ', 'T')}Z`)

export const refOf = (type: string, key: number | false) => (key === false ? null : { id: idOf(type, key) })
