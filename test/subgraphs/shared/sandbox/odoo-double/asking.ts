import { afterAll, beforeAll } from 'vitest'
import type { OdooDouble, OdooTables } from '#shared/sandbox/odoo-double/double.ts'
import { admin, startSmallDouble } from './small-double.ts'

export interface Refused {
  readonly status: number
  readonly name: string
  readonly message: string
}

/** Asks a double that runs as long as the suite. */
export interface Asking {
  /** The result of a call. @throws when it is refused. */
  get<Result = unknown>(call: string, body: object, key?: string): Promise<Result>
  /** How a call is refused. @throws when it is not. */
  refusal(call: string, body: object, key?: string): Promise<Refused>
  /** The ids a domain finds, ascending, archived records too. */
  ids(model: string, domain: readonly unknown[], key?: string): Promise<number[]>
  url(): string
}

export function asking(tables?: OdooTables): Asking {
  let double: OdooDouble
  beforeAll(async () => {
    double = await startSmallDouble(tables)
  })
  afterAll(() => double.close())

  const post = async (call: string, body: object, key = admin) => {
    const response = await fetch(`${double.url}/json/2/${call}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }
  const get: Asking['get'] = async (call, body, key) => {
    const { status, answer } = await post(call, body, key)
    if (status !== 200) throw new Error(`${call} was refused: ${status} ${answer.name}: ${answer.message}`)
    return answer
  }
  return {
    get,
    refusal: async (call, body, key) => {
      const { status, answer } = await post(call, body, key)
      if (status === 200) throw new Error(`${call} was answered: ${JSON.stringify(answer)}`)
      return { status, name: answer.name, message: answer.message }
    },
    ids: (model, domain, key) => get(`${model}/search`, { domain, order: 'id', context: { active_test: false } }, key),
    url: () => double.url,
  }
}
