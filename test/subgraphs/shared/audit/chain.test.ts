import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning, seal, unseal } from '#shared/audit/chain.ts'
import { operation } from './made-records.ts'

const chain = 'gateway-host-20261121T120000000Z-0011aabb'
const time = '2026-11-21T12:00:00.000Z'

describe('seal()', () => {
  it('writes a record that names its chain, its place, the one before and its own hash', () => {
    const first = seal(chain, beginning, time, { kind: 'closed' })
    const second = seal(chain, first.link, time, operation('c-1'))

    expect(JSON.parse(second.line)).toEqual({
      v: 1,
      chain,
      seq: 2,
      time,
      ...operation('c-1'),
      previous: first.link.hash,
      hash: second.link.hash,
    })
  })

  it('takes the hash of the line as it is without it, so that others can do the same with any tool', () => {
    const { line, link } = seal(chain, beginning, time, operation('c-1'))

    const unsealed = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}')
    expect(createHash('sha256').update(unsealed).digest('hex')).toBe(link.hash)
  })
})

describe('unseal()', () => {
  it('reads what was sealed, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (subject, ids) => {
        const { line, link } = seal(chain, { seq: 7, hash: 'ab'.repeat(32) }, time, { ...operation('c', ids), subject })
        expect(line).not.toContain('\n')
        const sealed = { chain, time, kind: 'operation', previous: 'ab'.repeat(32), ...link }
        expect(unseal(Buffer.from(line))).toEqual(sealed)
      }),
    )
  })

  it('knows no line of which a single byte was changed, added or taken away', () => {
    const line = Buffer.from(seal(chain, beginning, time, operation('c-1')).line)
    const anyByte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.nat(line.length - 1), anyByte, fc.constantFrom('change', 'add', 'take'), (at, byte, what) => {
        const head = line.subarray(0, at)
        const made = what === 'take' ? [] : [byte]
        const tail = line.subarray(what === 'add' ? at : at + 1)
        const other = Buffer.concat([head, Buffer.from(made), tail])
        fc.pre(!other.equals(line))
        expect(unseal(other)).toBeNull()
      }),
    )
  })

  it('knows no line that is none of a trail', () => {
    for (const text of ['', '{}', 'null', '{"v":1}', 'x'.repeat(1_000), '"hash":"'.repeat(30)]) {
      expect(unseal(Buffer.from(text))).toBeNull()
    }
  })
})
