import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anotherName, isUnfinished, plainName } from '#shared/remittance/file-names.ts'

describe('The name of a file', () => {
  it('is kept where it is plain', () => {
    for (const name of ['ERA_20261120.835', 'a', '835-1.txt', 'x.y.z']) expect(plainName(name)).toBe(name)
  })

  it('is made plain where it is anything else', () => {
    expect(plainName('../../etc/passwd')).toBe('__.._etc_passwd')
    expect(plainName('two words\n.835')).toBe('two_words_.835')
    expect(plainName('.hidden')).toBe('_hidden')
    expect(plainName('-rf')).toBe('_rf')
    expect(plainName('')).toBe('_')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        expect(plainName(name)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,159}$/)
        expect(plainName(plainName(name))).toBe(plainName(name))
        expect(anotherName(plainName(name))).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,170}$/)
      }),
    )
  })

  it('says whether it is written still', () => {
    for (const name of ['.a.835', 'a.835.part', 'a.TMP', 'a.filepart']) expect(isUnfinished(name)).toBe(true)
    for (const name of ['a.835', 'part', 'a.part.835']) expect(isUnfinished(name)).toBe(false)
  })
})
