import { describe, expect, it } from 'vitest'
import { Typed, withoutNames } from './typed.ts'

const typed = new Typed()
const [name, text] = [typed.name('a name'), typed.text('a text')]
const left = (line: object | string) =>
  withoutNames(typeof line === 'string' ? line : JSON.stringify(line), ['correlationId', 'path'])

describe('withoutNames()', () => {
  it('takes a client’s names out of the fields that are for them', () => {
    expect(left({ level: 'info', correlationId: name, path: `nodes.${name}.total` })).toBe('{"level":"info"}')
  })

  it('leaves names elsewhere, and whatever else was typed', () => {
    expect(left({ event: name })).toContain(name)
    expect(left({ correlationId: text })).toContain(text)
    expect(left({ correlationId: `${name} ${text}` })).toContain(text)
    expect(left({ path: { deep: name } })).toContain(name)
  })

  it('leaves a line that is no JSON as it is', () => {
    expect(left(`correlationId: ${name}`)).toBe(`correlationId: ${name}`)
    expect(left('7')).toBe('7')
  })
})
