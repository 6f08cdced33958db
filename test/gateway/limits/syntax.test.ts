import { describe, expect, it } from 'vitest'
import { checkSyntax } from '#gateway/limits/syntax.ts'

describe('checkSyntax()', () => {
  it('counts tokens, comments among them', () => {
    expect(checkSyntax('{ a }', 10)).toBe(3)
    expect(checkSyntax('# one\n{ a # two\n }\n# three', 10)).toBe(6)
  })

  it('accepts as many tokens as allowed and not one more', () => {
    expect(checkSyntax('{ a b }', 4)).toBe(4)
    expect(() => checkSyntax('{ a b c }', 4)).toThrow('more than 4 tokens')
    expect(() => checkSyntax('{ a b } # c', 4)).toThrow('more than 4 tokens')
  })

  it.each([
    ['selection sets', '{a', '}'],
    ['list values', '[', ']'],
    ['object values', '{a:', '}'],
    ['list types', '[', ']'],
    ['arguments', '(', ')'],
  ])('refuses %s nested deeper than the parser may recurse', (_, open, close) => {
    expect(() => checkSyntax(open.repeat(100) + close.repeat(100), 10_000)).not.toThrow()
    expect(() => checkSyntax(open.repeat(101) + close.repeat(101), 10_000)).toThrow('nests deeper than 100')
  })

  it('refuses names long enough to multiply an answer', () => {
    expect(() => checkSyntax(`{ ${'a'.repeat(255)} }`, 10)).not.toThrow()
    expect(() => checkSyntax(`{ ${'a'.repeat(256)} }`, 10)).toThrow('longer than 255 characters')
  })

  it('leaves lexical faults to the parser', () => {
    expect(checkSyntax('{ a ? }', 10)).toBe(2)
  })
})
