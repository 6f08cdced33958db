import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framesPattern, withoutMessage } from '#shared/telemetry/fault.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const secret = 'Jane Doe, room 12'
const here = 'test/subgraphs/shared/telemetry/fault.test.ts'

/** Throws where its own name is on the stack. */
function admitPatient(message: string): Error {
  return new TypeError(message)
}

describe('withoutMessage()', () => {
  it('tells the class of an error and where in this program it arose, the innermost place first', () => {
    const { error, stack } = withoutMessage(admitPatient(secret))
    expect(error).toBe('TypeError')
    expect(stack).toMatch(new RegExp(`^admitPatient \\(${here}:\\d+:\\d+\\) < ${here}:\\d+:\\d+`))
    expect(stack).not.toContain(root)
    expect(stack).toMatch(framesPattern)
  })

  it('tells five places at most', () => {
    const deep = (level: number): Error => (level === 0 ? new Error() : deep(level - 1))
    expect(withoutMessage(deep(20)).stack.split(' < ')).toHaveLength(5)
  })

  it("tells Node's code of it", () => {
    expect(withoutMessage(Object.assign(new Error(secret), { code: 'ECONNRESET' }))).toMatchObject({
      code: 'ECONNRESET',
    })
    expect(withoutMessage(new DOMException(secret, 'AbortError'))).not.toHaveProperty('code')
  })

  it.each([
    ['lines of its message that look like places', admitPatient(`${secret}\n    at Jane.Doe (${root}/room.ts:12:1)`)],
    ['a stack that is its message', Object.assign(new Error('x'), { stack: secret })],
    ['a place with a value for a name', withStack(`Error: x\n    at ${secret} (${root}/gateway/room.ts:1:2)`)],
    ['a place elsewhere', withStack('Error: x\n    at f (/home/jane/doe.ts:1:2)')],
    ['a place above the folder of this program', withStack(`Error: x\n    at f (${root}/../jane/doe.ts:1:2)\n`)],
    [
      'a place in text that was evaluated',
      withStack(`Error: x\n    at eval (eval at Jane (${root}/a.ts:1:1), <a>:1:1)`),
    ],
    ['a stack of no text', withStack({ secret })],
    ['a message that is no text', Object.assign(new Error('x'), { message: { secret } })],
    ['a text that was thrown', secret],
    ['an object that was thrown', { name: secret, stack: secret }],
    ['nothing', undefined],
  ])('tells nothing of %s', (_, thrown) => {
    const { error, stack } = withoutMessage(thrown)
    expect(['TypeError', 'Error', 'string', 'object', 'undefined']).toContain(error)
    expect(stack).toMatch(framesPattern)
    expect(stack).not.toMatch(/Jane|Doe|room 12|jane|\.\./)
  })

  it('tells nothing of any message', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '    at Jane (',
        `    at Doe (${root}/gateway/a.ts:1:2)`,
        `    at ${root}/gateway/b.ts:3:4`,
        'at',
        '',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { stack } = withoutMessage(admitPatient(lines.join('\n')))
        expect(stack).toMatch(framesPattern)
        expect(stack).toMatch(/^admitPatient /)
      }),
      { numRuns: 60 },
    )
  })
})

function withStack(stack: unknown): Error {
  return Object.assign(new Error('x'), { stack })
}
