import { runInside } from '../live/inside.ts'
import type { SeededOdoo } from '../live/live.ts'
import { Planted, textBeginning } from './canary.ts'
import { counters, isPlantable } from './fields-by-kind.ts'

/** A stored field of a real Odoo, and the column it is kept in. */
interface StoredField {
  readonly model: string
  readonly table: string
  readonly field: string
  readonly kind: 'text' | 'html' | 'number' | 'integer' | 'shares'
  /** PostgreSQL's name for what the column holds. */
  readonly column: string
  /** How many letters there is room for; null: any number. */
  readonly room: number | null
  /** Whether each company has a value of its own. */
  readonly isByCompany: boolean
}

export interface PlantedOdoo {
  readonly planted: Planted
  /** Fields in which nothing was planted, each with the reason. */
  readonly left: ReadonlyMap<string, string>
}

/** What Odoo itself goes by: its own programs, settings, screens and mail servers, and who may log in. */
const ownModels =
  /^(ir|base|base_import|bus|report|web_tour|web_editor|onboarding|digest|phone|sms|iap|portal|fetchmail|discuss|format|barcodes?|resource)\.|^(res\.(groups|lang|config|country|currency|device|users)|mail\.(template|alias|activity|blacklist|ice|gateway|notification|followers|push|canned|guest|link)|decimal\.precision|uom\.|account\.(group|account\.tag|report|reconcile\.model|chart)|product\.removal|stock\.rule|account\.payment\.method$|mail\.message\.subtype)/

/** What people write in them all the same. */
const peoples: ReadonlySet<string> = new Set([
  ...['res.users.signature', 'res.users.out_of_office_message'],
  ...['ir.attachment.name', 'ir.attachment.description', 'ir.attachment.index_content'],
])

const roomForWord = 16

/** Kinds of records that the group has none of. */
const more = `
insert into res_partner_bank (partner_id, acc_number, active) select id, id::text, true from res_partner;
insert into res_partner_category (name, active) values ('{"en_US": "a"}', true), ('{"en_US": "b"}', true);
update account_move set partner_bank_id = (select b.id from res_partner_bank b where b.partner_id = account_move.partner_id)
`

/** Plants a canary in every text and number that a real Odoo stores of its business: a copy that nobody else uses. */
export async function plantReal(odoo: SeededOdoo): Promise<PlantedOdoo> {
  const fields = await storedFields(odoo)
  const planted = new Planted()
  const left = new Map<string, string>()
  const byTable = new Map<string, StoredField[]>()
  for (const field of fields) {
    const reason = whyLeft(field)
    if (reason !== null) left.set(`${field.model}.${field.field}`, reason)
    else byTable.set(field.table, [...(byTable.get(field.table) ?? []), field])
  }
  const statements = [...byTable].map(
    ([table, all]) => `update "${table}" set ${all.map((each) => `"${each.field}" = ${valueFor(each)}`).join(', ')}`,
  )
  // Nothing is entered any longer: what Odoo checks of numbers that are entered does not hold for canaries.
  const ids = await runInside<Record<string, number[]>>(
    odoo,
    `
env.cr.execute("select conrelid::regclass::text, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace")
for table, name in env.cr.fetchall():
    env.cr.execute('alter table %s drop constraint "%s"' % (table, name))
env.cr.execute(${python(more)})
env.cr.execute(${python(numberFunction)})
for statement in ${JSON.stringify(statements)}:
    env.cr.execute(statement)
result = {}
for table in ${JSON.stringify([...byTable.keys()])}:
    env.cr.execute('select id from "%s"' % table)
    result[table] = [row[0] for row in env.cr.fetchall()]
`,
  )
  for (const [table, all] of byTable) {
    for (const { model, field, kind } of all) {
      for (const id of ids[table] ?? []) {
        if (kind === 'text' || kind === 'html') planted.addText({ model, field, id })
        else planted.addNumber({ model, field, id }, kind !== 'integer')
      }
    }
  }
  return { planted, left }
}

/** All texts and numbers in tables with records, as Odoo and PostgreSQL describe them. */
async function storedFields(odoo: SeededOdoo): Promise<StoredField[]> {
  const rows = await runInside<[string, string, string, string, string, number | null, boolean | null][]>(
    odoo,
    `
env.cr.execute("""
    select f.model, replace(f.model, '.', '_'), f.name, f.ttype, c.data_type, c.character_maximum_length,
      f.company_dependent
    from ir_model_fields f
    join information_schema.columns c on c.table_name = replace(f.model, '.', '_') and c.column_name = f.name
    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = 'public' and t.table_type = 'BASE TABLE'
    where f.store and f.ttype in ('char', 'text', 'html', 'float', 'monetary', 'integer', 'json') and c.table_schema = 'public'
    order by f.model, f.name
""")
result = [row for row in env.cr.fetchall() if row[2] != 'id']
`,
  )
  return rows.flatMap(([model, table, field, type, column, room, isByCompany]): StoredField[] => {
    const kind = kindOf(type, field)
    return kind === null ? [] : [{ model, table, field, kind, column, room, isByCompany: isByCompany === true }]
  })
}

function kindOf(type: string, field: string): StoredField['kind'] | null {
  if (type === 'char' || type === 'text') return 'text'
  if (type === 'html' || type === 'integer') return type
  if (type === 'json') return field === 'analytic_distribution' ? 'shares' : null
  return 'number'
}

function whyLeft({ model, field, kind, column, room }: StoredField): string | null {
  if (ownModels.test(model) && !peoples.has(`${model}.${field}`)) return 'Odoo goes by it'
  if (!isPlantable(model, field)) return 'it is a list of Odoo’s own, an order or a path of keys'
  if (/_id$|^res_|_uid$/.test(field) && kind === 'integer') return 'it is the key of a record'
  if (room !== null && room < roomForWord) return `it has room for ${room} letters`
  const holds = kind === 'shares' ? ['jsonb'] : [...columns[kind], 'jsonb']
  return holds.includes(column) ? null : `it is kept as ${column}`
}

const columns: Readonly<Record<Exclude<StoredField['kind'], 'shares'>, readonly string[]>> = {
  text: ['character varying', 'text'],
  html: ['text', 'character varying'],
  number: ['numeric', 'double precision'],
  integer: ['integer', 'bigint'],
}

/** As `digitsOf` works it out. */
const numberFunction = `
create function pg_temp.kanari(place text, has_cents boolean) returns numeric language sql as $$
  select case when has_cents
    then ('20' || lpad((head % 10000000000)::text, 10, '0') || '.' || (1 + tail % 4)::text || (1 + tail % 9)::text)::numeric
    else ('20' || lpad((head % 100000000)::text, 8, '0'))::numeric
  end
  from (select ('x' || substr(md5(place), 1, 10))::bit(40)::bigint, ('x' || substr(md5(place), 11, 8))::bit(32)::bigint)
    as hash(head, tail)
$$`

function valueFor(stored: StoredField): string {
  const { field, kind, column, model } = stored
  const at = `"${field}"`
  if (kind === 'text' || kind === 'html') {
    const word = `'${textBeginning(stored)}' || lpad(id::text, 5, '0')`
    const text = kind === 'html' ? `('<p>' || ${word} || '</p>')` : `(${word})`
    if (column !== 'jsonb') return text
    return stored.isByCompany ? byCompany(at, `to_jsonb(${text})`) : `jsonb_build_object('en_US', ${text})`
  }
  const number = `pg_temp.kanari('${model}.${field} ' || id, ${kind !== 'integer'})`
  if (kind === 'shares') {
    return `(select jsonb_object_agg(key, to_jsonb(${number})) from jsonb_object_keys(${at}) key)`
  }
  if (column === 'jsonb') return byCompany(at, `to_jsonb(${number})`)
  if (counters.has(`${model}.${field}`)) return `case when ${at} > 0 then ${number} else ${at} end`
  return kind === 'number' ? `case when ${at} < 0 then -${number} else ${number} end` : number
}

function byCompany(at: string, value: string): string {
  return `(select jsonb_object_agg(key, ${value}) from jsonb_object_keys(coalesce(nullif(${at}, '{}'::jsonb), '{"1": 0, "2": 0}'::jsonb)) key)`
}

function python(text: string): string {
  return `"""${text}"""`
}
