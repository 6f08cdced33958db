import { type Fault, type History, type Logged, type Remaining, type Step, type StepOf, stepText } from './history.ts'

/** Events of these tell the states of a record. */
export function isOfLife({ type }: Pick<Step, 'type'>): boolean {
  return type.startsWith('procurement.purchase_order.') || type.startsWith('revenue_cycle.invoice.')
}

/** Payments are a chain of their own: how far it is paid is no state of the document. */
function chainOf({ type }: Step): 'payment' | 'state' {
  return type === 'revenue_cycle.invoice.payment_changed' ? 'payment' : 'state'
}

/** What is wrong with the events of records that have states: compared with what Odoo itself says of each of them. */
export function lifeFaults({ streams, acts, afterwards: { records } }: History): readonly Fault[] {
  const told = Map.groupBy(streams.flat().filter(isOfLife), ({ about }) => about)
  const known = acts.flatMap(({ outcome, steps }) =>
    outcome === 'failed' ? [] : steps.map((step): Claim => ({ step, outcome })),
  )
  const claimed = Map.groupBy(
    known.filter(({ step }) => isOfLife(step)),
    ({ step }) => step.about,
  )
  return [...new Set([...told.keys(), ...records.keys(), ...claimed.keys()])].flatMap((about) => {
    const events = told.get(about) ?? []
    const remaining = records.get(about)
    const faults = chainFaults(about, events)
    if (remaining !== undefined) {
      return [...faults, ...endFaults(about, events, remaining), ...differences(about, events, remaining.steps)]
    }
    const claims = claimed.get(about)
    if (claims === undefined) {
      return [{ kind: 'rolled back', about, says: `${events.length} events of what nobody made, or was undone` }]
    }
    return [...faults, ...goneFaults(about, events, claims)]
  })
}

/** Each event begins where the one before it ended. */
function chainFaults(about: string, events: readonly Logged[]): Fault[] {
  return [...Map.groupBy(events, chainOf)].flatMap(([chain, links]) =>
    links.flatMap((link, index) => {
      const before = links[index - 1]
      // Where payments begin is not told: they are an addition to what there is.
      if (before === undefined && chain === 'payment') return []
      const expected = before?.to ?? null
      if (link.from === expected && (before === undefined || expected !== null)) return []
      const says = `${stepText(link)} (${link.id}) after ${before === undefined ? 'nothing' : stepText(before)}`
      return [{ kind: 'chain', about, says } as const]
    }),
  )
}

function endFaults(about: string, events: readonly Logged[], { state }: Remaining): Fault[] {
  const last = events.findLast((event) => chainOf(event) === 'state')
  if (last?.to === state) return []
  return [
    { kind: 'end', about, says: `it is ${state}, and the last that was told is ${last ? stepText(last) : 'nothing'}` },
  ]
}

/** What was told, against all that happened, in order: of states, and of payments. */
function differences(about: string, events: readonly Logged[], steps: readonly Step[]): Fault[] {
  return (['state', 'payment'] as const).flatMap((chain) => {
    const ofChain = (list: readonly Step[]) => list.filter((step) => chainOf(step) === chain).map(stepText)
    const told = ofChain(events)
    const happened = ofChain(steps)
    return told.join('\n') === happened.join('\n') ? [] : unlike(about, told, happened, happened)
  })
}

/** How what was told is not what happened; `sure`: what of it happened for certain. */
function unlike(about: string, told: readonly string[], happened: readonly string[], sure: readonly string[]): Fault[] {
  const lost = without(sure, told)
  const extra = without(told, happened)
  if (lost.length === 0 && extra.length === 0) {
    return [{ kind: 'order', about, says: `told: ${told.join(', ')}; happened: ${happened.join(', ')}` }]
  }
  return [
    ...lost.map((each) => ({ kind: 'lost', about, says: each }) as const),
    ...extra.map((each) => ({ kind: happened.includes(each) ? 'twice' : 'never was', about, says: each }) as const),
  ]
}

/** What is in one list more often than in the other. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return list.filter((each) => {
    const place = left.indexOf(each)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

interface Claim {
  readonly step: StepOf
  readonly outcome: 'done' | 'unknown'
}

/** Of a record that is gone Odoo says nothing: it is known by its one driver, who calls one after the other. */
function goneFaults(about: string, events: readonly Logged[], claims: readonly Claim[]): Fault[] {
  const told = events.map(stepText)
  if (fits(told, claims)) return []
  const happened = claims.map(({ step }) => stepText(step))
  const sure = claims.filter(({ outcome }) => outcome === 'done').map(({ step }) => stepText(step))
  return unlike(about, told, happened, sure)
}

/** Whether what was told is what was done for certain, and of what may have been done any part, in order. */
function fits(told: readonly string[], claims: readonly Claim[]): boolean {
  const [claim, ...rest] = claims
  if (claim === undefined) return told.length === 0
  const [first, ...others] = told
  if (first === stepText(claim.step) && fits(others, rest)) return true
  return claim.outcome === 'unknown' && fits(told, rest)
}
