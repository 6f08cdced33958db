import { expect, it } from 'vitest'
import { ask } from '../gateway/program.ts'
import { startedHere } from '../gateway/started-here.ts'
import { describeRedis } from './redis.ts'

const query = '{ items(first: 100) { nodes { id name sku kind active } } }'

// On a machine that does other things besides, Redis may be late for everybody's budget: that is another promise.
const patient = { CACHE_BUDGET_MS: '1000' }

describeRedis('A crowd at two gateways', (start) => {
  const { run, odoo, issuer, settingsFor } = startedHere()

  it('makes one call to Odoo when 1,000 ask the same at once that nobody has asked before', async () => {
    await using redis = await start()
    const [peer, identity] = [await odoo(), await issuer()]
    const settings = { ...settingsFor(peer), ...identity.settings, REDIS_CACHE_URL: redis.url, ...patient }
    const gateways = [run(settings), run(settings)]
    const addresses = await Promise.all(gateways.map((each) => each.says(/Caregraph ready at (\S+)\n/)))
    const token = await identity.token('auditor')
    // So that tokens are known and code is loaded; it asks for nothing that is kept.
    await Promise.all(addresses.map((address) => ask(address ?? '', '{ __typename }', token)))
    peer.clear()

    const asking = Array.from({ length: 1_000 }, (_, at) => ask(addresses[at % 2] ?? '', query, token))
    const answers = await Promise.all(asking)

    expect(peer.calls.map(({ model, method }) => `${model}/${method}`)).toEqual(['product.product/search_read'])
    console.log(
      gateways.map((g) =>
        g
          .said()
          .split('\n')
          .filter((l) => !l.includes('"operation"'))
          .slice(0, 6),
      ),
    )
    const [first] = answers
    expect(first?.json).toMatchObject({ data: { items: { nodes: expect.any(Array) } } })
    const dataOf = (answer: (typeof answers)[number]) => (answer.json as { data: unknown }).data
    for (const answer of answers) expect(dataOf(answer)).toEqual(dataOf(first as (typeof answers)[number]))
  })
})
