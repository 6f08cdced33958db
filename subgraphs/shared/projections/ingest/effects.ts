import type { Family, RecordOf } from '../families.ts'
import { ofDevice } from '../mapping/consumption.ts'
import type { ProjectedType } from '../mapping/projected-types.ts'
import type {
  ClaimRecord,
  ClaimResponseRecord,
  ConsumptionRecord,
  DeviceRecord,
  RemittanceClaimRecord,
  RemittanceRecord,
} from '../records.ts'
import { consumptionEvents, remittanceReceived } from './announcements.ts'
import { claimsOf, renewStates, withSameNumber } from './claim-states.ts'
import type { Draft } from './draft.ts'
import { keptAs } from './resource-records.ts'
import type { ResourceOptions } from './resources.ts'

/** That a record is another one than before. */
export interface Effect<Record extends RecordOf[Family] = RecordOf[Family]> {
  readonly id: string
  /** Null: it was not there, or did not count. */
  readonly before: Record | null
  /** Null: it is gone, or does not count. */
  readonly now: Record | null
  /** Of a remittance out of FHIR. */
  readonly lines: readonly RemittanceClaimRecord[]
}

type Options = Pick<ResourceOptions, 'facilities' | 'isAnnounced' | 'hasStates'>

/** Adds to a draft what records of a type become, and what follows from it for others. */
export async function effectsOf(
  draft: Draft,
  type: ProjectedType,
  effects: readonly Effect[],
  options: Options,
): Promise<void> {
  switch (type) {
    case 'Claim':
      return ofClaims(draft, effects as readonly Effect<ClaimRecord>[], options)
    case 'ClaimResponse':
      return ofResponses(draft, effects as readonly Effect<ClaimResponseRecord>[], options)
    case 'PaymentReconciliation':
      return ofRemittances(draft, effects as readonly Effect<RemittanceRecord>[], options)
    case 'Device':
      return ofDevices(draft, effects as readonly Effect<DeviceRecord>[], options)
    case 'SupplyDelivery':
      return ofConsumption(draft, effects as readonly Effect<ConsumptionRecord>[], options)
    default:
      put(draft, type, effects)
  }
}

function put(draft: Draft, type: ProjectedType, effects: readonly Effect[]): void {
  for (const { now } of effects) if (now !== null) draft.add({ put: [keptAs(type, now)] }, 'last')
}

async function ofClaims(draft: Draft, effects: readonly Effect<ClaimRecord>[], options: Options): Promise<void> {
  put(draft, 'Claim', effects)
  if (!options.hasStates) return
  const concerned = await withSameNumber(
    draft,
    effects.flatMap(({ before, now }) => [before, now]),
  )
  await renewStates(draft, concerned, options)
}

async function ofResponses(
  draft: Draft,
  effects: readonly Effect<ClaimResponseRecord>[],
  options: Options,
): Promise<void> {
  put(draft, 'ClaimResponse', effects)
  const paid = await draft.under(
    'remittance-claim',
    'response',
    effects.map(({ id }) => id),
    mostPayments,
  )
  const relinked = await linked(draft, paid.flat())
  for (const line of relinked) draft.add({ put: [{ family: 'remittance-claim', record: line }] }, 'first')
  if (!options.hasStates) return
  const claims = [
    ...effects.flatMap(({ before, now }) => [before?.claim, now?.claim]),
    ...paid.flat().map(({ claim }) => claim),
  ]
  const all = [...claims, ...relinked.map(({ claim }) => claim)]
  await renewStates(draft, new Set(all.filter((id) => id != null)), options)
}

async function ofRemittances(
  draft: Draft,
  effects: readonly Effect<RemittanceRecord>[],
  options: Options,
): Promise<void> {
  const lines = await linked(
    draft,
    effects.flatMap((effect) => effect.lines),
    'all',
  )
  const before = await draft.allUnder(
    'remittance-claim',
    'remittance',
    effects.map(({ id }) => id),
  )
  const there = new Set(lines.map(({ id }) => id))
  const gone = before.flat().filter(({ id }) => !there.has(id))
  for (const { id } of gone) draft.add({ remove: [{ family: 'remittance-claim', id }] }, 'first')
  for (const line of lines) draft.add({ put: [{ family: 'remittance-claim', record: line }] }, 'first')
  for (const effect of effects) {
    if (effect.now === null) continue
    const announce = effect.before === null && options.isAnnounced ? [remittanceReceived(effect.now)] : []
    draft.add({ put: [{ family: 'remittance', record: effect.now }], announce }, 'last')
  }
  if (!options.hasStates) return
  await renewStates(draft, await claimsOf(draft, [...before.flat(), ...lines]), options)
}

async function ofDevices(draft: Draft, effects: readonly Effect<DeviceRecord>[], options: Options): Promise<void> {
  put(draft, 'Device', effects)
  for (const { id, now } of effects) {
    const found = await draft.allUnder('consumption', 'named', [id])
    for (const consumption of found.flat())
      await addConsumption(draft, ofDevice(consumption, now), consumption, options, 'first')
  }
}

async function ofConsumption(
  draft: Draft,
  effects: readonly Effect<ConsumptionRecord>[],
  options: Options,
): Promise<void> {
  const devices = [...new Set(effects.flatMap(({ now }) => now?.device ?? []))]
  const known = new Map(
    (await draft.get('device', devices)).flatMap((each) => (each === null ? [] : [[each.id, each]])),
  )
  for (const { now, before } of effects) {
    const device = now?.device == null ? null : (known.get(now.device) ?? null)
    await addConsumption(draft, now === null ? null : ofDevice(now, device), before, options, 'last')
  }
}

async function addConsumption(
  draft: Draft,
  now: ConsumptionRecord | null,
  before: ConsumptionRecord | null,
  { facilities, isAnnounced }: Options,
  when: 'first' | 'last',
): Promise<void> {
  const places = [now?.destination, before?.destination].filter((place) => place != null)
  const at = isAnnounced && places.length > 0 ? await facilities.of(places) : new Map()
  const announce = isAnnounced ? consumptionEvents(now, before, at) : []
  draft.add({ put: now === null ? [] : [{ family: 'consumption', record: now }], announce }, when)
}

/** Details of payments with the claims they are for, where they name a response only. Of those that are kept the others. */
async function linked(
  draft: Draft,
  lines: readonly RemittanceClaimRecord[],
  which: 'all' | 'changed' = 'changed',
): Promise<readonly RemittanceClaimRecord[]> {
  const named = [...new Set(lines.flatMap(({ response }) => response ?? []))]
  const responses = new Map(
    (await draft.get('claim-response', named)).flatMap((each) => (each === null ? [] : [[each.id, each.claim]])),
  )
  return lines.flatMap((line) => {
    if (line.response === null) return which === 'all' ? [line] : []
    const claim = responses.get(line.response) ?? null
    return which === 'all' || claim !== line.claim ? [{ ...line, claim }] : []
  })
}

const mostPayments = 100
