import { describe, expect, it } from 'vitest'
import { accepted, isJson, mediaTypes } from '#gateway/http/media-type.ts'

const json = 'application/json'
const graphql = 'application/graphql-response+json'

describe('accepted()', () => {
  it.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    [graphql, graphql],
    [`${graphql}; charset=utf-8, ${json}; charset=utf-8`, graphql],
    [`${json}, ${graphql}`, json],
    [`${graphql};q=0.5, ${json};q=0.9`, json],
    [`*/*;q=0.1, ${graphql}`, graphql],
    [`*/*, ${graphql}`, graphql],
    [`*/*, ${json};q=0`, graphql],
    ['text/html', undefined],
    ['image/png;q=1, text/*', undefined],
    [`${json};q=0, ${graphql};q=0`, undefined],
    ['APPLICATION/JSON', json],
    [';;,,;q=', undefined],
    [`${json};q=nonsense`, undefined],
  ])('of the two JSON types, %j accepts %s', (accept, expected) => {
    expect(accepted(accept, mediaTypes)).toBe(expected)
  })

  it('tells a browser from a program', () => {
    const offered = [...mediaTypes, 'text/html'] as const
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8'
    expect(accepted(browser, offered)).toBe('text/html')
    for (const program of [undefined, '*/*', json, `${graphql}, ${json}`])
      expect(accepted(program, offered)).not.toBe('text/html')
  })
})

describe('isJson()', () => {
  it.each([
    json,
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json;charset=utf8',
  ])('takes %s', (type) => {
    expect(isJson(type)).toBe(true)
  })

  it.each([
    undefined,
    '',
    'text/plain',
    graphql,
    'application/json; charset=latin1',
    'application/graphql',
    'nonsense',
  ])('refuses %s', (type) => {
    expect(isJson(type)).toBe(false)
  })
})
