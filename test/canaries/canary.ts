import { createHash } from 'node:crypto'

/** Where a canary was planted: a field of a record of Odoo. */
export interface Place {
  readonly model: string
  readonly field: string
  readonly id: number
}

/** `model.field`, as findings are told. */
export function fieldOf({ model, field }: Place): string {
  return `${model}.${field}`
}

// Every field in which something is planted gets a number, so that a text says by itself where that was.
const fields: string[] = []
const numbers = new Map<string, number>()

function numberOf(field: string): number {
  const known = numbers.get(field)
  if (known !== undefined) return known
  fields.push(field)
  numbers.set(field, fields.length - 1)
  return fields.length - 1
}

/** A word that stands nowhere else: letters and digits only, so that no way of writing changes it. */
export function textCanary(place: Place): string {
  return `${textBeginning(place)}${String(place.id).padStart(5, '0')}`
}

/** What the words of all records have in common in one field. */
export function textBeginning({ model, field }: Pick<Place, 'model' | 'field'>): string {
  return `kanari${String(numberOf(`${model} ${field}`)).padStart(4, '0')}x`
}

export const textPattern = /kanari(\d{4})x(\d{5,})/gi

/** Where a word that matches `textPattern` would have been planted. */
export function placeOfText(field: string, id: string): Place | null {
  const [model, name] = fields[Number(field)]?.split(' ') ?? []
  return model === undefined || name === undefined ? null : { model, field: name, id: Number(id) }
}

/**
 * What a number is made of: `20`, ten digits and two places that no rounding lifts; where there is room for a whole
 * number only, `20` and eight digits, which is less than the largest one of GraphQL.
 *
 * Out of a hash, so that sums and differences of canaries are hardly ever others. It is one that databases know, too.
 */
export function digitsOf(place: Place): { readonly whole: string; readonly cents: string; readonly integer: string } {
  const hash = createHash('md5')
    .update(`${fieldOf(place)} ${place.id}`)
    .digest()
  const [head, tail] = [hash.readUIntBE(0, 5), hash.readUInt32BE(5)]
  return {
    whole: `20${String(head % 10 ** 10).padStart(10, '0')}`,
    cents: `${1 + (tail % 4)}${1 + (tail % 9)}`,
    integer: `20${String(head % 10 ** 8).padStart(8, '0')}`,
  }
}

export function numberCanary(place: Place): number {
  const { whole, cents } = digitsOf(place)
  return Number(`${whole}.${cents}`)
}

export function integerCanary(place: Place): number {
  return Number(digitsOf(place).integer)
}

/** What was planted where. */
export class Planted {
  readonly #ids = new Map<string, Set<number>>()
  readonly #byDigits = new Map<string, { readonly cents: string; readonly place: Place }[]>()

  addText(place: Place): void {
    const field = fieldOf(place)
    const ids = this.#ids.get(field) ?? new Set()
    this.#ids.set(field, ids.add(place.id))
  }

  /** `hasCents`: it was planted with both of its places. */
  addNumber(place: Place, hasCents: boolean): void {
    this.addText(place)
    const { whole, cents, integer } = digitsOf(place)
    const digits = hasCents ? whole : integer
    const same = this.#byDigits.get(digits) ?? []
    this.#byDigits.set(digits, [...same, { cents: hasCents ? cents : '', place }])
  }

  has(place: Place): boolean {
    return this.#ids.get(fieldOf(place))?.has(place.id) ?? false
  }

  /** The places of a number that was found: of several, where hashes agree. `cents`: what stood behind the point. */
  placesOf(whole: string, cents: string): readonly Place[] {
    const found = this.#byDigits.get(whole) ?? []
    // What was rounded to one place is near, what has both of its places is the same.
    const nearest = cents.length === 1 ? 0.051 : 0.0051
    const isNear = (own: string) => own === '' || cents === '' || Math.abs(fraction(own) - fraction(cents)) < nearest
    return found.filter((each) => isNear(each.cents)).map(({ place }) => place)
  }

  /** `model.field`, and in how many records. */
  get fields(): ReadonlyMap<string, number> {
    return new Map([...this.#ids].map(([field, ids]) => [field, ids.size]))
  }
}

function fraction(digits: string): number {
  return Number(`0.${digits}`)
}
