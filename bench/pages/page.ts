/** An answer of Odoo or of the graph, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: what comes back is as it was asked for, and the pages say how
export type Answer = any

/** Calls a method of Odoo by JSON-2 with its named arguments, for all companies of the account. */
export type Call = (call: `${string}/${string}`, named: Readonly<Record<string, unknown>>) => Promise<Answer>

/**
 * What a page was found to hold: for each kind of record one number of each, such as the quantity of each line.
 *
 * Two ways to a page have to find the same; the numbers are compared without regard to their order.
 */
export type Found = Readonly<Record<string, readonly number[]>>

export type Variables = Readonly<Record<string, unknown>>

/** A page of a portal and three ways to what it shows. */
export interface Page {
  readonly name: string
  /** The GraphQL document. */
  readonly document: URL
  /** Of the document; the other ways are asked for the same. */
  readonly variables: (call: Call) => Promise<Variables>
  readonly foundIn: (data: Answer) => Found
  /**
   * The best sequence of calls for the same data that a good Odoo programmer would write, for this page only. Currencies
   * and units are known beforehand, as the product knows them.
   */
  readonly handWritten: (call: Call, variables: Variables) => Promise<Found>
  /**
   * The loop of a point-to-point integration: ids, then record by record what each points at, one after another. The
   * kinder kind: it names its fields, and reads what belongs to a record by one condition where there is one.
   */
  readonly naive: (call: Call, variables: Variables) => Promise<Found>
}

/** Reads one record, as a loop does. */
export async function one(call: Call, model: string, id: number, fields: readonly string[]): Promise<Answer> {
  const [record] = await call(`${model}/read`, { ids: [id], fields })
  return record
}

/** Throws where two ways to a page did not find the same, or found nothing. */
export function checkSame(page: string, way: string, expected: Found, found: Found): void {
  for (const [kind, numbers] of Object.entries(expected)) {
    const others = inOrder(found[kind] ?? [])
    if (numbers.length === 0) throw new Error(`Cannot compare ${page}: it has no ${kind}`)
    if (numbers.length !== others.length) {
      throw new Error(`Cannot compare ${page}: ${numbers.length} ${kind} in the graph, ${others.length} ${way}`)
    }
    for (const [place, number] of inOrder(numbers).entries()) {
      // The graph rounds as a currency or a unit does; Odoo's floats come as they are.
      const other = others[place] ?? Number.NaN
      if (!(Math.abs(number - other) <= 0.0051)) {
        throw new Error(`Cannot compare ${page}: ${kind} of ${number} in the graph, of ${other} ${way}`)
      }
    }
  }
}

function inOrder(numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => one - other)
}
