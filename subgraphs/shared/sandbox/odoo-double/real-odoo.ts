/** A real Odoo to copy from: its address, and the key of an administrator who belongs to every company. */
export interface RealOdoo {
  readonly url: string
  readonly database: string
  readonly apiKey: string
}

/** Calls a method of a real Odoo by JSON-2. @throws with the status and Odoo's error name when it is refused. */
export async function callRealOdoo<Result>(
  odoo: RealOdoo,
  call: `${string}/${string}`,
  named: Readonly<Record<string, unknown>>,
): Promise<Result> {
  return answerOf(
    await fetch(`${odoo.url}/json/2/${call}`, {
      method: 'POST',
      headers: { ...headersOf(odoo), 'content-type': 'application/json' },
      body: JSON.stringify(named),
    }),
    call,
  )
}

/** A page of the reference Odoo writes about itself (its module api_doc). */
export async function readReference<Page>(odoo: RealOdoo, page: string): Promise<Page> {
  return answerOf(await fetch(`${odoo.url}/doc-bearer/${page}`, { headers: headersOf(odoo) }), page)
}

function headersOf({ apiKey, database }: RealOdoo): Record<string, string> {
  return { authorization: `Bearer ${apiKey}`, 'x-odoo-database': database }
}

/** A real Odoo refused a call. */
export class OdooRefused extends Error {
  readonly status: number
  constructor(what: string, status: number, name: string) {
    super(`Cannot read ${what} of the real Odoo: status ${status}, ${name}`)
    this.status = status
  }
}

async function answerOf<Result>(response: Response, what: string): Promise<Result> {
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as Result
  throw new OdooRefused(what, response.status, /"name": "([\w.]+)"/.exec(text)?.[1] ?? 'no error name')
}
