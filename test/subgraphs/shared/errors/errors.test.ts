import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as errors from '#shared/errors/errors.ts'

const made = [
  new errors.BadUserInput('Cannot use first: expected 1 to 500, found 0'),
  new errors.CostLimit('Cannot read'),
  new errors.NotFound('Cannot read'),
  new errors.NotFound('Cannot read', 'odoo'),
  new errors.Forbidden('odoo', 'Cannot call'),
  new errors.SourceUnavailable('odoo', 'Cannot call'),
  new errors.SourceTimeout('odoo', 'Cannot call'),
  new errors.SourceContractBroken('odoo', 'Cannot call'),
  new errors.SourceNotConnected('odoo', 'Cannot read'),
]

describe('A coded error', () => {
  it('carries its code, its origin and whether to try again into the error a client sees', () => {
    const seen = made.map((error) => new GraphQLError(error.message, { originalError: error }).extensions)
    expect(seen).toEqual([
      { code: 'BAD_USER_INPUT', origin: 'caregraph', retryable: false },
      { code: 'COST_LIMIT', origin: 'caregraph', retryable: false },
      { code: 'NOT_FOUND', origin: 'caregraph', retryable: false },
      { code: 'NOT_FOUND', origin: 'odoo', retryable: false },
      { code: 'FORBIDDEN', origin: 'odoo', retryable: false },
      { code: 'SOURCE_UNAVAILABLE', origin: 'odoo', retryable: true },
      { code: 'SOURCE_TIMEOUT', origin: 'odoo', retryable: true },
      { code: 'SOURCE_CONTRACT_BROKEN', origin: 'odoo', retryable: false },
      { code: 'SOURCE_NOT_CONNECTED', origin: 'odoo', retryable: false },
    ])
  })

  it('is told apart by its class and named after it', () => {
    for (const error of made) {
      expect(error).toBeInstanceOf(errors.CaregraphError)
      expect(error.name).toBe(error.constructor.name)
      expect(String(error.stack)).toContain(error.name)
    }
  })
})
