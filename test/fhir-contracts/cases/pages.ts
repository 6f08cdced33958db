import { expect, it } from 'vitest'
import { ask, includedOf, matchesOf, nextOf, search } from '../asked.ts'
import { claims } from '../records.ts'
import type { Server } from '../servers.ts'

/** The ids of all pages, and how many of them each had. */
async function allPages(server: Server, params: string, between: () => Promise<unknown> = async () => undefined) {
  const sizes: number[] = []
  const ids: string[] = []
  let answer = await search(server, 'Claim', params)
  for (;;) {
    expect(answer.status).toBe(200)
    sizes.push(matchesOf(answer).length)
    ids.push(...matchesOf(answer))
    const next = nextOf(answer)
    if (next === null) return { sizes, ids }
    await between()
    answer = await ask(server, next)
  }
}

export function pages(server: () => Server): void {
  it('gives pages of its own size to the end', async () => {
    const { sizes, ids } = await allPages(server(), '')

    expect(sizes).toEqual([50, 50, 50, 50, 30])
    expect(ids).toEqual(claims.map(({ id }) => id))
  })

  it('gives pages as large as they are asked for, and no larger than it can', async () => {
    const { sizes } = await allPages(server(), '_count=90')
    const { sizes: one } = await allPages(server(), '_count=100000')
    const { sizes: exact } = await allPages(server(), '_count=115')

    expect(sizes).toEqual([90, 90, 50])
    expect(one).toEqual([230])
    expect(exact).toEqual([115, 115])
  })

  it('gives each once while others write', async () => {
    const made: string[] = []
    const { ids } = await allPages(server(), 'status=active&_sort=-_lastUpdated', async () => {
      const { id: _, meta: __, ...claim } = claims[0] ?? {}
      const { body } = await ask(server(), 'Claim', { method: 'POST', body: claim })
      made.push(body.id)
      // One that was not given yet goes to the front.
      await ask(server(), 'Claim/claim-1', { method: 'PUT', body: { ...claims[1], id: 'claim-1' } })
    })

    const active = claims.filter(({ status }) => status === 'active').map(({ id }) => id)
    expect(made.length).toBeGreaterThan(2)
    expect(ids).toEqual(active.toReversed())
    for (const id of made) await ask(server(), `Claim/${id}`, { method: 'DELETE' })
  })

  it('brings along what belongs to each page', async () => {
    const first = await search(server(), 'Claim', '_count=1&status=active&_sort=created&_include=Claim:facility')
    const second = await ask(server(), nextOf(first) ?? '')

    expect(includedOf(first)).toEqual(['Location/ward-1'])
    expect(matchesOf(second)).toEqual(['claim-1'])
    expect(includedOf(second)).toEqual([])
  })

  it('tells that pages it was not asked for are not kept', async () => {
    const first = await search(server(), 'Claim', '')
    const address = (nextOf(first) ?? '').replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000')
    const answer = await ask(server(), address)

    expect(answer.status).toBe(410)
  })
}
