import { describe, expect, it } from 'vitest'
import { perRequest } from '#shared/http/per-request.ts'
import { request } from '../odoo/small-odoo.ts'

describe('perRequest()', () => {
  it('makes one for each request, nothing included', () => {
    const asked: unknown[] = []
    const made = perRequest((of) => {
      asked.push(of)
      return asked.length === 1 ? undefined : {}
    })
    const [one, other] = [request(), request()]
    expect(made(one)).toBeUndefined()
    expect(made(one)).toBeUndefined()
    expect(made(other)).toBe(made(other))
    expect(asked).toEqual([one, other])
  })
})
