import { afterAll, describe, expect, it } from 'vitest'
import { jsonLog } from '#shared/telemetry/log.ts'
import { serveToy } from '../server-toy.ts'
import { EventsByHand } from './transports/events-by-hand.ts'
import { RawClient } from './transports/transports-toy.ts'

const lines: string[] = []
const { server, url } = await serveToy({
  log: jsonLog({ write: (line) => lines.push(line) }),
  subscriptions: {
    engine: new EventsByHand(),
    authenticateToken: async () => {
      throw new TypeError('the keys of somebody')
    },
  },
})
afterAll(() => server.close())

describe('A fault while it is found out whose a token is', () => {
  it('lets nobody in, is logged without its message, and tells the client nothing', async () => {
    const client = await RawClient.opened(url)
    client.init('good')
    expect((await client.end()).code).toBe(4500)
    expect(client.received).toEqual([])
    const errors = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(lines.join()).not.toContain('keys of somebody')
  })
})
