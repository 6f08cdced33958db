import fc from 'fast-check'
import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { measure } from '#gateway/limits/measure.ts'

const of = (source: string) => measure(parse(source))

/** What a document expands to, spelt out the slow way. */
function expand(fragments: readonly (readonly Node[])[], nodes: readonly Node[]): { fields: number; depth: number } {
  let fields = 0
  let depth = 0
  for (const node of nodes) {
    const within = expand(fragments, typeof node === 'number' ? (fragments[node] ?? []) : node)
    fields += within.fields + (typeof node === 'number' ? 0 : 1)
    depth = Math.max(depth, within.depth + (typeof node === 'number' ? 0 : 1))
  }
  return { fields, depth }
}

/** A field with its selections, or a spread of the fragment with that index. */
type Node = number | readonly Node[]

function print(nodes: readonly Node[]): string {
  const printed = nodes.map((node) =>
    typeof node === 'number' ? `...F${node}` : node.length ? `a ${print(node)}` : 'a',
  )
  return `{ ${printed.join(' ')} }`
}

/** Selections that spread only fragments with an index of at least `from`, so that none is circular. */
function selections(from: number, to: number, depth = 3): fc.Arbitrary<readonly Node[]> {
  const field = depth === 0 ? fc.constant<Node>([]) : fc.oneof(fc.constant<Node>([]), selections(from, to, depth - 1))
  const node = from < to ? fc.oneof(field, fc.integer({ min: from, max: to - 1 })) : field
  return fc.array<Node>(node, { minLength: 1, maxLength: 4 })
}

describe('measure()', () => {
  it('counts fields, aliases, levels and root fields', () => {
    expect(of('{ a { b x: c } y: d }')).toMatchObject({ fields: 4, aliases: 2, depth: 2, rootFields: 2 })
  })

  it('counts a fragment as often as it is spread', () => {
    expect(of('{ a { ...F } b { ...F ...F } } fragment F on T { c x: d }')).toMatchObject({ fields: 8, aliases: 3 })
  })

  it('counts what fragments and inline fragments put at the root as root fields', () => {
    expect(of('{ a ... on Query { b ...F } } fragment F on Query { c d { e } }')).toMatchObject({ rootFields: 4 })
  })

  it('takes the widest operation for root fields, and all of them together for fields', () => {
    expect(of('query A { a } query B { a b } ')).toMatchObject({ rootFields: 2, fields: 3 })
  })

  it('counts fragments that no operation uses', () => {
    expect(of('{ a } fragment F on T { a b { c } }')).toMatchObject({ fields: 4, depth: 2 })
  })

  it('counts nothing for a fragment that nobody defined', () => {
    expect(of('{ a ...Missing }')).toMatchObject({ fields: 1 })
  })

  it('agrees with spelling the document out', () => {
    const documents = fc.tuple(
      selections(0, 4),
      fc.tuple(selections(1, 4), selections(2, 4), selections(3, 4), selections(4, 4)),
    )
    fc.assert(
      fc.property(documents, ([root, fragments]) => {
        // Each fragment is spread once more, on its own, so that all of them are used.
        const all: readonly Node[] = [...root, 0, 1, 2, 3]
        const source = `${print(all)} ${fragments.map((nodes, i) => `fragment F${i} on T ${print(nodes)}`).join(' ')}`
        expect(of(source)).toMatchObject(expand(fragments, all))
      }),
    )
  })

  it('stops counting at a million, at the cost of the document alone', () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)
    expect(of(`{ ...F0 } ${doubling.join(' ')} fragment F40 on T { a }`)).toMatchObject({ fields: 1_000_000 })
  })

  it.each([
    ['itself', '{ ...A } fragment A on T { a { ...A } }'],
    ['another that spreads it', '{ ...A } fragment A on T { ...B } fragment B on T { ...A }'],
    ['itself, unused', '{ a } fragment A on T { ...A }'],
  ])('refuses a fragment that spreads %s', (_, source) => {
    expect(() => of(source)).toThrow(/Cannot spread fragment "A": it spreads itself/)
  })

  it.each([
    ['forwards', (i: number) => `fragment F${i} on T { ...F${i + 1} }`],
    ['backwards', (i: number) => `fragment F${5_000 - i} on T { ...F${5_001 - i} }`],
  ])('refuses a chain of 5,000 fragments written %s without walking it to the end', (_, link) => {
    const chain = Array.from({ length: 5_000 }, (_, i) => link(i)).join(' ')
    expect(() => of(`{ ...F0 } ${chain} fragment F5001 on T { a }`)).toThrow('nest deeper than 100')
  })

  it('counts introspection apart, with the standard query never listing a type it came to by another', () => {
    const extent = of(getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, oneOf: true }))
    expect(extent).toMatchObject({ fields: 0, depth: 0, introspectionAliases: 0, schemaReentries: 0 })
    expect(extent.introspectionFields).toBeGreaterThan(100)
    expect(extent.introspectionDepth).toBeGreaterThan(10)
  })

  it.each([
    ['{ __schema { types { fields { args { type { name ofType { name } } } } } } }', 0],
    ['{ __schema { types { fields { type { fields { name } } } } } }', 1],
    ['{ __schema { types { fields { type { ofType { ofType { enumValues { name } } } } } } } }', 1],
    ['{ __schema { types { possibleTypes { interfaces { name } } } } }', 1],
    ['{ __schema { types { possibleTypes { interfaces { possibleTypes { name } } } } } }', 2],
    [
      '{ __schema { types { fields { ...T } } } } fragment T on __Field { type { fields { type { fields { name } } } } }',
      2,
    ],
  ])('sees how often %s comes back to the parts of a type', (source, schemaReentries) => {
    expect(of(source)).toMatchObject({ schemaReentries, typeReentries: 0 })
    expect(of(source.replace('__schema', '__type(name: "T")'))).toMatchObject({ typeReentries: schemaReentries })
  })
})
