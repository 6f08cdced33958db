import { describe, expect, it } from 'vitest'
import { startedHere } from '../started-here.ts'
import { RawClient } from './transports/transports-toy.ts'

// The program starts anew, on a machine that may be busy.
describe('main.ts', { timeout: 60_000 }, () => {
  const { run, issuer } = startedHere()

  it('opens a socket to whoever has a token of its issuer, and to nobody else', async () => {
    const identity = await issuer()
    const program = run({ PORT: '0', ...identity.settings })
    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''
    const client = await RawClient.known(address, await identity.token('auditor'))
    client.subscribe('s', 'subscription { nothingOfTheKind { eventId } }')
    expect((await client.message('error', 's')).payload).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    client.socket.close()
    for (const token of ['made.up.token', `${(await identity.token('auditor')).slice(0, -6)}AAAAAA`]) {
      const stranger = await RawClient.opened(address)
      stranger.init(token)
      await stranger.until(() => stranger.closed !== null || stranger.received.length > 0)
      expect(stranger.received).toEqual([])
      expect(stranger.closed?.code).toBe(4403)
    }
  })
})
