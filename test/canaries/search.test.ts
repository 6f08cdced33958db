import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { integerCanary, numberCanary, type Place, Planted, textCanary } from './canary.ts'
import { gtinFor } from './plant.ts'
import { nameOf, Search } from './search.ts'

const email: Place = { model: 'res.partner', field: 'email', id: 37 }
const total: Place = { model: 'purchase.order', field: 'amount_total', id: 12 }
const days: Place = { model: 'product.supplierinfo', field: 'delay', id: 5 }
const elsewhere: Place = { model: 'res.partner', field: 'email', id: 38 }

const planted = new Planted()
planted.addText(email)
planted.addNumber(total, true)
planted.addNumber(days, false)
const secret = 'tiger/+"lily"-7'
const search = new Search(planted, new Map([[secret, 'the secret']]))
const found = (haystack: string | Buffer) => [...new Set(search.in(haystack).map(nameOf))]

const [text, number] = [textCanary(email), numberCanary(total)]
const base64 = (value: string) => Buffer.from(value).toString('base64')
const escapes = (value: string) =>
  [...value].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

const writings: Record<string, (value: string) => string | Buffer> = {
  'as it is': (value) => value,
  'in the middle of a word': (value) => `Dear${value.startsWith('2') ? ' ' : ''}${value}`,
  'in JSON': (value) => JSON.stringify({ message: `Cannot use "${value}": no` }),
  'in JSON within JSON': (value) => JSON.stringify(JSON.stringify({ value })),
  'with every letter escaped': escapes,
  'in a query of an address': (value) => `/graphql?${new URLSearchParams({ query: `{ a(b: "${value}") }` })}`,
  'with every letter percent-encoded': (value) => value.replace(/./g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  'in base64': (value) => `key ${base64(`a record with ${value} in it`)} end`,
  'in base64 with one letter before it': (value) => base64(`? ${value} ...`),
  'in base64 with two letters before it': (value) => base64(`?? ${value} ...`),
  'in base64 that something else runs into': (value) => `Item-list_${base64(`["NAME_ASC","${value}",7,0]`)}`,
  'in base64url within base64': (value) =>
    base64(`{"cursor":"${Buffer.from(`["${value} in the beginning"]`).toString('base64url')}"}`),
  'as hex': (value) => Buffer.from(value).toString('hex'),
  'in bytes that were zipped': (value) => gzipSync(`{"value":"${value}"}`),
  'in bytes that were deflated': (value) => deflateSync(`{"value":"${value}"}`),
  'in bytes packed by Brotli': (value) => brotliCompressSync(`{"value":"${value}"}`),
  'in bytes that are no text': (value) => Buffer.concat([Buffer.from([0, 255, 129]), Buffer.from(` ${value} `)]),
}

describe('Search', () => {
  it.each(Object.entries(writings))('finds a text %s', (_, write) => {
    expect(found(write(text))).toEqual(['res.partner.email of 37'])
  })

  it.each(Object.entries(writings))('finds a number %s', (_, write) => {
    expect(found(write(String(number)))).toContain('purchase.order.amount_total of 12')
  })

  it('finds a text in capitals', () => {
    expect(found(text.toUpperCase())).toEqual(['res.partner.email of 37'])
  })

  it.each([
    ['with both places', number.toFixed(2)],
    ['with more places', number.toFixed(6)],
    ['below zero', String(-number)],
    ['without places', String(Math.floor(number))],
    ['in cents', String(Math.round(number * 100))],
    ['by thousands', number.toLocaleString('en-US')],
    ['by thousands with points', number.toLocaleString('de-DE')],
    ['by thousands with spaces', number.toLocaleString('fr-FR')],
    ['as a power of ten', number.toExponential()],
    ['before a currency', `${number.toFixed(2)} USD`],
    ['as a key', `{"${number}":true}`],
    ['after a word', `amount=${number};`],
  ])('finds a number %s', (_, value) => {
    expect(found(value)).toContain('purchase.order.amount_total of 12')
  })

  it.each([
    ['as it is', String(integerCanary(days))],
    ['by thousands', integerCanary(days).toLocaleString('en-US')],
    ['as a power of ten', integerCanary(days).toExponential()],
    ['as a GTIN', gtinFor(days)],
    ['with places', integerCanary(days).toFixed(2)],
  ])('finds a whole number %s', (_, value) => {
    expect(found(value)).toContain('product.supplierinfo.delay of 5')
  })

  it('finds a secret, also where JSON or an address had to escape it', () => {
    expect(found(`Bearer ${secret}`)).toEqual(['the secret'])
    expect(found(base64(`Bearer ${secret}`))).toContain('the secret')
    expect(found(encodeURIComponent(secret))).toEqual(['the secret'])
    expect(found(JSON.stringify({ key: secret }))).toEqual(['the secret'])
  })

  it('finds what canaries come to when they are added up or multiplied', () => {
    for (const value of [number * 3, number * 1.75, 2 * number + 0.01]) {
      expect(found(`caregraph_total{} ${value.toFixed(2)}`)).toEqual([expect.stringContaining('a sum')])
    }
  })

  it('finds a text that was cut off', () => {
    for (const length of [6, 7, 10, 13, 15]) {
      const cut = `Unexpected token in "name":"${text.slice(0, length)}`
      expect(found(cut)).toEqual([expect.stringContaining('a part')])
    }
  })

  it('finds nothing where nothing was planted, nor in what a program writes of itself', () => {
    expect(found(`${textCanary(elsewhere)} ${numberCanary({ ...total, id: 13 }).toExponential()}`)).toEqual([])
    const own = [
      '{"time":"2026-11-20T21:40:03.123Z","level":"info","event":"operation","milliseconds":2012,"sourceCalls":3}',
      'process_virtual_memory_bytes 22546722816\nprocess_cpu_seconds_total 12.345678\nnodejs_eventloop_lag_seconds 0.0201430001237',
      'gateway-host-20261120T214003Z-8f3c1d20.000001.2026-11-20.jsonl',
      '4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a',
      '"set" "caregraph:development:any-0aB:v1:Item:c1.2:en_US" "{\\"at\\":1764201234567}" "PX" "300000"',
      Buffer.from('odoo/PurchaseOrder/12').toString('base64url'),
    ].join('\n')
    expect(found(own)).toEqual([])
  })
})
