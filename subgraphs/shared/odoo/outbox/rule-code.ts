import type { Domain, DomainTerm } from '../domain.ts'
import type { CarriedKind, Watched } from './watched.ts'

/** Counts up whenever what rules write changes its meaning; the rules say it, for whoever looks at them in Odoo. */
export const outboxVersion = 1

/**
 * The Python that a rule runs for each record, inside the transaction of the business that changed it.
 *
 * It must never fail for a reason of its own: what cannot be read of the record is left out and named in the note, and
 * where nothing can be written at all, Odoo's log says so. What the database refuses it lets through: the transaction is
 * lost then whatever it does, and Odoo may be about to try it again.
 */
export function ruleCode(
  { model, carries, members, givesExisting }: Watched,
  outbox: string,
  on: 'change' | 'deletion',
): string {
  const isDeletion = on === 'deletion'
  const spec = Object.entries(carries).map(
    ([name, { path, kind }]) =>
      `('${name}', '${path[0]}', (${[...path.slice(1), ...ends[kind]].map((end) => `'${end}', `).join('')}))`,
  )
  const noted = [
    "'x_model': record._name, 'x_res_id': record.id",
    isDeletion ? "'x_op': 'unlink'" : "'x_op': 'create' if changed is None else 'write'",
    isDeletion ? "'x_before': json.dumps(after)" : "'x_before': changed is not None and json.dumps(before)",
    isDeletion ? "'x_after': False" : "'x_after': json.dumps(after)",
    "'x_note': ', '.join(lacking) or False",
  ]
  return [
    `# Caregraph's outbox, version ${outboxVersion}: made by odoo:outbox, which also mends and removes it.`,
    // Odoo hands over what the fields that were written held before.
    isDeletion ? 'changed, old = None, {}' : "changed = env.context.get('old_values')",
    ...(isDeletion ? [] : ['old = (changed or {}).get(record.id) or {}']),
    // What is worked out only when it is read here would change unnoted, if Odoo thought of this rule as done with it.
    'record = record.with_context(active_test=False, __action_done={})',
    'before, after, lacking = {}, {}, []',
    `for name, field, further in (${spec.map((each) => `${each}, `).join('')}):`,
    '    try:',
    '        value = record[field]',
    '        prior = old.get(field, value)',
    '        for step in further:',
    "            value, prior = [str(it) if step == 'text' else it.ids if step == 'ids' else it[step] for it in (value, prior)]",
    '        after[name], before[name] = value, prior',
    '    except Exception as fault:',
    `        if ${isOfTheDatabase}:`,
    '            raise',
    '        lacking.append(name)',
    ...(members === undefined ? ['noted = True'] : membership(members)),
    ...(givesExisting && !isDeletion ? wasMade(model, outbox) : []),
    'if noted:',
    '    try:',
    `        env['${outbox}'].create({${noted.join(', ')}})`,
    '    except Exception as fault:',
    `        if ${isOfTheDatabase}:`,
    '            raise',
    "        _logger.error('Caregraph outbox: a change of %s %s could not be noted', record._name, record.id)",
  ].join('\n')
}

const ends: Readonly<Record<CarriedKind, readonly string[]>> = {
  key: ['id'],
  keys: ['ids'],
  text: [],
  flag: [],
  decimal: ['text'],
}

/** No class of the database's errors can be named there, and nothing but what Python itself raises may be passed over. */
const isOfTheDatabase =
  "repr(fault).partition('(')[0] not in ('AttributeError', 'KeyError', 'MissingError', 'TypeError', 'ValueError')"

/** Where it cannot be told, the record counts as none: better nothing about a supplier than anything about a patient. */
function membership({ noted, number, linked }: NonNullable<Watched['members']>): string[] {
  const conditions = linked.map((domain) => `${pythonDomain(domain)}, `).join('')
  return [
    'rank = 0',
    'try:',
    `    rank = record['${number}']`,
    'except Exception as fault:',
    `    if ${isOfTheDatabase}:`,
    '        raise',
    `prior = old.get('${number}', rank)`,
    // What is above zero before and after needs no search.
    'linked = rank > 0 and prior > 0',
    `for domain in (${conditions}):`,
    '    try:',
    "        linked = linked or record.search_count([('id', '=', record.id)] + domain, limit=1) > 0",
    '    except Exception as fault:',
    `        if ${isOfTheDatabase}:`,
    '            raise',
    `after['${noted}'], before['${noted}'] = linked or rank > 0, linked or prior > 0`,
    `noted = after['${noted}'] or before['${noted}']`,
  ]
}

/**
 * A record was made just now where it is exactly as old as the transaction, to the microsecond, and nothing of it was
 * noted already. Odoo's own way to read that day tells seconds.
 */
function wasMade(model: string, outbox: string): string[] {
  return [
    'if changed is None:',
    `    env.cr.execute('select create_date from ${model.replaceAll('.', '_')} where id = %s', [record.id])`,
    '    made = env.cr.fetchone()',
    "    known = [('x_model', '=', record._name), ('x_res_id', '=', record.id)]",
    `    noted = bool(made) and made[0] == env.cr.now() and not env['${outbox}'].search_count(known, limit=1)`,
  ]
}

/** A condition as Odoo keeps it in a rule: Python's text. */
export function pythonDomain(domain: Domain): string {
  return `[${domain.map((part) => (typeof part === 'string' ? `'${part}'` : pythonTerm(part))).join(', ')}]`
}

function pythonTerm([field, operator, value]: DomainTerm): string {
  return `('${field}', '${operator}', ${pythonValue(value)})`
}

function pythonValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'number' ? String(value) : `'${value}'`
}
