import { describe, expect, it } from 'vitest'
import { answerError, badUserInput, codedOf } from '#gateway/errors/coded.ts'
import { SourceTimeout } from '#shared/errors/errors.ts'

describe('codedOf()', () => {
  it('reads the code of an error of ours', () => {
    expect(codedOf(new SourceTimeout('odoo', 'Cannot read'))).toEqual({
      code: 'SOURCE_TIMEOUT',
      origin: 'odoo',
      retryable: true,
    })
  })

  it('reads one that came over the wire, by its shape', () => {
    const extensions = { code: 'NOT_FOUND', origin: 'odoo', retryable: false, request: { body: 'secret' } }
    expect(codedOf({ extensions })).toEqual({ code: 'NOT_FOUND', origin: 'odoo', retryable: false })
  })

  it.each([
    undefined,
    null,
    1,
    {},
    { extensions: null },
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', origin: 'odoo', retryable: false } },
    { extensions: { code: 'NOT_FOUND', retryable: false } },
    { extensions: { code: 'NOT_FOUND', origin: 'http://10.0.0.1:8069', retryable: false } },
    { extensions: { code: 'NOT_FOUND', origin: 'odoo', retryable: 'no' } },
  ])('vouches for no other: %j', (error) => {
    expect(codedOf(error)).toBeUndefined()
  })

  it.each(['toString', '__proto__', 'constructor'])('is not taken in by the code %s', (code) => {
    expect(codedOf({ extensions: { code, origin: 'odoo', retryable: false } })).toBeUndefined()
  })
})

describe('answerError()', () => {
  it('answers the four keys, and shortens what is too long to read', () => {
    const answered = answerError('x'.repeat(10_000), badUserInput, 'id')
    expect(answered.extensions).toEqual({ ...badUserInput, correlationId: 'id' })
    expect(answered.message.length).toBeLessThan(600)
    expect(Object.keys(answered)).toEqual(['message', 'extensions'])
  })
})
