import type { Principal, Reach } from '../../auth/principal.ts'
import type { RequestContext } from '../../http/request-context.ts'
import type { OdooAccount } from '../../odoo/odoo.ts'
import { OdooRows } from '../../odoo/odoo-rows.ts'
import { type RowRule, rowRules } from '../../odoo/row-rules.ts'
import { seesEveryRow } from '../../odoo/row-scope.ts'
import type { LoggedEvent, Whose } from '../event.ts'
import type { ChangesOf } from './change-feed.ts'

/** How somebody sees an event: `left` where they see no more than that a record of theirs is no longer. */
export type Sight = 'whole' | 'left'

/**
 * Which of these events somebody may hear of, under the row rule of the records they are about.
 *
 * Decided by whose the record was when it happened, and, where there still is one, by whose it is now. Whoever speaks for
 * a supplier hears of records that are there only: that one is gone says that there was one.
 *
 * `hasRecord`: false where events are about no single record, as stock.
 */
export async function seenEvents(
  entries: readonly LoggedEvent[],
  { model, rule = rowRules[model], hasRecord }: Pick<ChangesOf, 'model' | 'rule' | 'hasRecord'>,
  account: OdooAccount,
  request: RequestContext,
): Promise<ReadonlyMap<LoggedEvent, Sight>> {
  const { principal } = request
  if (entries.length === 0 || seesEveryRow(principal)) return new Map(entries.map((entry) => [entry, 'whole'] as const))
  if (rule === undefined) throw new TypeError(`Cannot tell of ${model}: no rule says who may see its records`)
  const could = new Map<LoggedEvent, Sight>()
  for (const entry of entries) {
    const sight = sightWhenItHappened(entry.event, rule, principal)
    if (sight !== null) could.set(entry, sight)
  }
  const still = [...could].filter(([{ event }, sight]) => sight === 'whole' && event.whose !== null)
  if (!hasRecord || still.length === 0) return could
  const keys = [...new Set(still.map(([{ event }]) => Number(event.subject.key)))]
  const [visible, existing] = await Promise.all([
    new OdooRows(account, request).visible(model, keys),
    existingKeys(model, keys, account, request),
  ])
  for (const [entry] of still) {
    const key = Number(entry.event.subject.key)
    const isGone = !existing.has(key)
    if (isGone ? principal.supplier !== null : !visible.has(key)) could.delete(entry)
  }
  return could
}

async function existingKeys(
  model: string,
  keys: readonly number[],
  account: OdooAccount,
  request: RequestContext,
): Promise<ReadonlySet<number>> {
  const rows = await account.searchRead(model, { domain: [['id', 'in', keys]], fields: [] }, request)
  return new Set(rows.map(({ id }) => id))
}

function sightWhenItHappened(
  { whose, whoseBefore }: Pick<LoggedEvent['event'], 'whose' | 'whoseBefore'>,
  rule: RowRule,
  principal: Principal,
): Sight | null {
  if (rule.supplier === 'none' && principal.supplier !== null) return null
  if (whose !== null && isWithin(whose, rule, principal)) return 'whole'
  const couldBefore = principal.supplier === null && whoseBefore !== null && isWithin(whoseBefore, rule, principal)
  return couldBefore ? 'left' : null
}

/** Whether a record of this company and facility may be somebody's to see. Suppliers are looked at with the record. */
function isWithin({ company, facility }: Whose, rule: RowRule, { companies, facilities }: Principal): boolean {
  const { company: companyRule, facility: facilityRule } = rule
  const isShared = companyRule?.orShared === true && (companyRule.facility === undefined || facility === null)
  const isOfNoPlace = facilityRule !== null && 'orNone' in facilityRule && facilityRule.orNone
  return (
    (companyRule === null || isIn(companies, company, isShared)) &&
    (facilityRule === null || isIn(facilities, facility, isOfNoPlace))
  )
}

function isIn(reach: Reach, key: number | null, orNone: boolean): boolean {
  if (reach === 'all') return true
  return key === null ? orNone : reach.has(key)
}
