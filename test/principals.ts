import type { Authentication } from '#gateway/authentication/authentication.ts'
import type { Principal } from '#shared/auth/principal.ts'
import { scopes } from '#shared/auth/scopes.ts'

/** Somebody who may see everything: for tests that are about something else. */
export const auditor: Principal = {
  issuer: 'https://id.example',
  subject: 'auditor',
  client: 'tests',
  scopes: new Set(Object.keys(scopes)),
  companies: 'all',
  facilities: 'all',
  supplier: null,
  expiresAt: 4_102_444_800,
}

/** Takes whoever asks for the auditor. */
export const asAuditor: Authentication = async () => auditor
