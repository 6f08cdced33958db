import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchForm } from '#shared/fhir/search-form.ts'

const fields = (params: Parameters<typeof searchForm>[0]) => [...new URLSearchParams(searchForm(params))]

describe('searchForm()', () => {
  it('joins the values of a list by commas, but gives includes each', () => {
    const params = {
      _id: ['a', 'b'],
      '_include:iterate': ['Claim:insurer', 'Claim:provider'],
      _revinclude: 'ClaimResponse:request',
    }
    expect(fields({ _count: '5', ...params })).toEqual([
      ['_count', '5'],
      ['_id', 'a,b'],
      ['_include:iterate', 'Claim:insurer'],
      ['_include:iterate', 'Claim:provider'],
      ['_revinclude', 'ClaimResponse:request'],
    ])
  })

  it('asks for large pages where a search does not say', () => {
    expect(fields({})).toEqual([['_count', '200']])
  })

  it('leaves the commas of an order, and the bar between system and code', () => {
    expect(fields({ _count: '1', _sort: '-_lastUpdated,_id', identifier: 'urn:x|1' }).slice(1)).toEqual([
      ['_sort', '-_lastUpdated,_id'],
      ['identifier', 'urn:x|1'],
    ])
  })

  it('never makes two values of one, whatever it holds', () => {
    const parted = (text: string) =>
      (text.match(/(?:\\.|[^\\,])+/gs) ?? []).map((each) => each.replace(/\\(.)/gs, '$1'))
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: fc.constantFrom(',', '\\', '$', '|', '&', '=', 'a', 'é') }), {
          minLength: 1,
          maxLength: 5,
        }),
        (values) => {
          const [, field] = fields({ _count: '1', identifier: values })
          expect(parted(field?.[1] ?? '')).toEqual(values)
        },
      ),
    )
  })
})
