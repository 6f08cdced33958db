import { expect, it } from 'vitest'
import { ask, issuesOf, search } from '../asked.ts'
import { claims } from '../records.ts'
import type { Server } from '../servers.ts'

/** With one element changed or, by undefined, left out. */
const spoilt = (changes: object) => ({ ...claims[0], id: undefined, ...changes })

export function refusals(server: () => Server): void {
  it.each([
    ['an unknown parameter', 'Claim', 'colour=red', 400, 'not-supported'],
    ['an unknown parameter that looks like one of its own', 'Claim', '_colour=red', 400, 'not-supported'],
    ['a parameter of another type', 'Claim', 'outcome=error', 400, 'not-supported'],
    ['a parameter R4 does not have', 'ChargeItem', 'status=billed', 400, 'not-supported'],
    ['an unknown modifier', 'Claim', 'status:loud=active', 400, 'not-supported'],
    ['an unknown order', 'Claim', '_sort=colour', 400, 'not-supported'],
    ['no date', 'Claim', 'created=yesterday', 400, 'invalid'],
    ['a day that no month has', 'Claim', 'created=2026-02-30', 400, 'invalid'],
    ['no number', 'Claim', '_count=many', 400, 'invalid'],
    ['an unknown type', 'Klaim', 'status=active', 404, 'not-supported'],
    ['a type in lower case', 'claim', 'status=active', 404, 'not-supported'],
  ])('refuses to search for %s', async (_, type, params, status, code) => {
    const answer = await search(server(), type, params)

    expect([answer.status, issuesOf(answer)]).toEqual([status, [code]])
  })

  it('refuses to bring along what no parameter refers to', async () => {
    const answers = await Promise.all(
      ['_include=Claim:colour', '_include=Claim:status', '_revinclude=Klaim:request'].map((params) =>
        search(server(), 'Claim', `_id=claim-1&${params}`),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
  })

  it.each([
    ['status', { status: undefined }],
    ['type', { type: undefined }],
    ['use', { use: undefined }],
    ['created', { created: undefined }],
    ['patient', { patient: undefined }],
    ['provider', { provider: undefined }],
    ['priority', { priority: undefined }],
    ['insurance', { insurance: undefined }],
    ['coverage of an insurance', { insurance: [{ sequence: 1, focal: true }] }],
    ['product or service of an item', { item: [{ sequence: 1 }] }],
    ['no list where there must be one', { insurance: { sequence: 1 } }],
    ['a list where there must be none', { status: ['active'] }],
    ['an unknown element', { colour: 'red' }],
    ['no number', { total: { value: '12.50', currency: 'USD' } }],
    ['no date', { created: 'yesterday' }],
    ['no text', { status: 7 }],
  ])('refuses a claim with a fault: %s', async (_, changes) => {
    const answer = await ask(server(), 'Claim', { method: 'POST', body: spoilt(changes) })

    expect(answer.status).toBe(400)
    expect(['structure', 'required', 'value', 'invalid']).toEqual(expect.arrayContaining(issuesOf(answer)))
  })

  it.each([
    ['ClaimResponse', { outcome: 'complete' }],
    ['Coverage', { status: 'active' }],
    ['Account', {}],
    ['Encounter', { status: 'planned' }],
    ['ChargeItem', { status: 'billed' }],
    ['SupplyRequest', { status: 'active' }],
    ['PaymentReconciliation', { status: 'active' }],
    ['ExplanationOfBenefit', { status: 'active' }],
    ['Subscription', { status: 'requested' }],
  ])('refuses a %s without what it must have', async (resourceType, elements) => {
    const answer = await ask(server(), resourceType, { method: 'POST', body: { resourceType, ...elements } })

    expect([answer.status, issuesOf(answer).length > 0]).toEqual([400, true])
  })

  it('says what is not there, or cannot be understood', async () => {
    const absent = await ask(server(), 'Claim/nobody')
    const version = await ask(server(), 'Claim/claim-1/_history/nobody')
    const type = await ask(server(), 'Klaim/1')
    const otherType = await ask(server(), 'Claim', { method: 'POST', body: { resourceType: 'Patient' } })
    const garbage = await ask(server(), 'Claim', { method: 'POST', text: '{"resourceType": "Claim"' })
    const page = await ask(server(), 'Claim', {
      method: 'POST',
      text: '<Claim/>',
      headers: { 'content-type': 'text/html' },
    })

    expect([absent.status, issuesOf(absent)]).toEqual([404, ['not-found']])
    expect(version.status).toBe(404)
    expect([type.status, issuesOf(type)]).toEqual([404, ['not-supported']])
    expect([otherType.status, garbage.status, page.status]).toEqual([400, 400, 415])
    expect([otherType, garbage, page].map(issuesOf)).toHaveLength(3)
  })
}
