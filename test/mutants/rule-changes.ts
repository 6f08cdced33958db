import type { Domain } from '#shared/odoo/domain.ts'
import { type RowRule, rowRules } from '#shared/odoo/row-rules.ts'

/** A row rule, or several, as they should not be. */
export interface ChangedRules {
  /** What is wrong then, as a sentence. */
  readonly name: string
  readonly rules: Readonly<Record<string, RowRule>>
}

/** Every dimension of every rule loosened, one at a time: so that nobody has to remember a new model. */
export function changedRules(): readonly ChangedRules[] {
  return [...Object.entries(rowRules).flatMap(([model, rule]) => changesOf(model, rule)), ...namingNobody()]
}

/** A rule without each of its dimensions in turn, and with each exception from them made or taken away. */
function changesOf(model: string, rule: RowRule): readonly ChangedRules[] {
  const { company, facility, supplier } = rule
  const changes: Readonly<Record<string, Partial<RowRule> | null>> = {
    'is seen in all companies': company && { company: null },
    'that is of no company is seen by nobody': company?.orShared ? { company: { ...company, orShared: false } } : null,
    'that is of no company is not of its facility’s':
      company?.facility === undefined ? null : { company: { field: company.field, orShared: company.orShared } },
    'is seen in all facilities': facility && { facility: null },
    'that is in no facility is seen by nobody':
      facility && 'orNone' in facility && facility.orNone ? { facility: { ...facility, orNone: false } } : null,
    'is seen by every supplier': supplier === 'every record' ? null : { supplier: 'every record' },
    ...shownWhatever(supplier),
  }
  return Object.entries(changes).flatMap(([what, change]) =>
    change === null ? [] : [{ name: `${model} ${what}`, rules: { [model]: { ...rule, ...change } } }],
  )
}

/** What is shown to a supplier, without a look at one thing it goes by, for each of them. */
function shownWhatever(supplier: RowRule['supplier']): Readonly<Record<string, Partial<RowRule>>> {
  if (typeof supplier === 'string') return {}
  const named = 'field' in supplier ? fieldsOf(supplier.shown) : fieldsOf(supplier.condition([0])).filter(isOfState)
  return Object.fromEntries(
    [...new Set(named)].map((field) => [
      `is shown to its supplier whatever its ${field}`,
      {
        supplier:
          'field' in supplier
            ? { ...supplier, shown: without(field, supplier.shown) }
            : { condition: (keys) => without(field, supplier.condition(keys)) },
      },
    ]),
  )
}

/** What Odoo says of how far a record has come, or what kind it is. */
const isOfState = (field: string) => ['state', 'move_type'].includes(field)

/** The fields that a condition goes by, also in the conditions inside it. */
function fieldsOf(domain: Domain): readonly string[] {
  return domain.flatMap((term) => {
    if (typeof term === 'string') return []
    const [field, operator, value] = term
    return operator === 'any' ? [field, ...fieldsOf(value as Domain)] : [field]
  })
}

/** A condition that goes by everything but a field, also in the conditions inside it. */
function without(left: string, domain: Domain): Domain {
  return domain.map((term) => {
    if (typeof term === 'string') return term
    const [field, operator, value] = term
    if (field === left) return ['id', '!=', 0]
    return operator === 'any' ? [field, operator, without(left, value as Domain)] : term
  }) as Domain
}

/** Records without a company or facility made everybody's where they are nobody's: all models at once, as Odoo has none. */
function namingNobody(): readonly ChangedRules[] {
  const all = Object.entries(rowRules)
  return [
    {
      name: 'records of no company are everybody’s in every model',
      rules: Object.fromEntries(
        all.flatMap(([model, rule]) =>
          rule.company?.orShared === false ? [[model, { ...rule, company: { ...rule.company, orShared: true } }]] : [],
        ),
      ),
    },
    {
      name: 'records in no facility are everybody’s in every model',
      rules: Object.fromEntries(
        all.flatMap(([model, rule]) => {
          const { facility } = rule
          if (facility === null || !('orNone' in facility) || facility.orNone) return []
          return [[model, { ...rule, facility: { ...facility, orNone: true } }]]
        }),
      ),
    },
  ]
}
