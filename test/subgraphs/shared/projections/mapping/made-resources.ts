/** How resources of tests are read. */
export const reading = { at: '2026-11-21T12:00:00.000Z', mode: 'POLLED' } as const
export const meta = { versionId: '1', lastUpdated: '2026-11-20T10:00:00Z' }
export const sourced = { id: 'x', version: '1', lastUpdated: '2026-11-20T10:00:00.000Z', mode: 'POLLED' }
export const resource = (resourceType: string, fields: object) => ({ resourceType, id: 'x', meta, ...fields })
export const coded = (code: string, system?: string) => ({
  coding: [{ ...(system !== undefined && { system }), code }],
})
export const to = (reference: string) => ({ reference })
export const usd = (value: number) => ({ value, currency: 'USD' })
