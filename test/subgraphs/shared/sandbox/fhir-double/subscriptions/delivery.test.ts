import { afterEach, describe, expect, it } from 'vitest'
import { Delivery } from '#shared/sandbox/fhir-double/subscriptions/delivery.ts'
import type { Notice } from '#shared/sandbox/fhir-double/subscriptions/notice.ts'
import { type Endpoint, startEndpoint } from '../../../../../fhir-contracts/endpoint.ts'
import { freePort } from '../../../../../free-port.ts'

const notice = (url: string, place: number): Notice => ({
  method: 'POST',
  url,
  headers: {},
  body: JSON.stringify({ place }),
})

describe('The delivery of notices', () => {
  let delivery = new Delivery()
  let endpoint: Endpoint | undefined
  afterEach(async () => {
    delivery.close()
    await endpoint?.[Symbol.asyncDispose]()
  })

  it('keeps their order, whatever is refused in between', async () => {
    endpoint = await startEndpoint()
    delivery = new Delivery({ retryDelaysMs: [5, 5, 5] })
    let calls = 0
    endpoint.answer = () => (calls++ % 3 === 2 ? 200 : 503)
    const { url } = endpoint
    const taken = await Promise.all([0, 1, 2, 3].map((place) => delivery.send(notice(url, place))))

    expect(taken).toEqual([true, true, true, true])
    const accepted = endpoint.told.filter(({ status }) => status === 200)
    expect(accepted.map(({ body }) => body.place)).toEqual([0, 1, 2, 3])
  })

  it('gives up after its last try, and not before', async () => {
    endpoint = await startEndpoint()
    delivery = new Delivery({ retryDelaysMs: [1, 1] })
    endpoint.answer = () => 500

    expect(await delivery.send(notice(endpoint.url, 0))).toBe(false)
    expect(endpoint.told).toHaveLength(3)
  })

  it('gives up where nobody listens, and follows nobody elsewhere', async () => {
    delivery = new Delivery({ retryDelaysMs: [1] })
    expect(await delivery.send(notice(`http://127.0.0.1:${await freePort()}/`, 0))).toBe(false)

    endpoint = await startEndpoint()
    endpoint.answer = () => 302
    expect(await delivery.send(notice(endpoint.url, 0))).toBe(false)
  })

  it('holds no more than so many, and none after its end', async () => {
    endpoint = await startEndpoint()
    const { url } = endpoint
    delivery = new Delivery({ retryDelaysMs: [] })
    let isTooMany = false
    const waiting = Array.from({ length: 10_001 }, (_, place) => delivery.send(notice(url, place)))
    void waiting.at(-1)?.then((taken) => {
      isTooMany = !taken
    })
    await Promise.resolve()
    delivery.close()

    expect((await Promise.all(waiting)).filter(Boolean).length).toBeLessThan(10_000)
    expect(isTooMany).toBe(true)
  })
})
