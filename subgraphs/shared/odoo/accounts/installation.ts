import { type Domain, OdooRefused, type OdooRow, type OdooWithKey } from './odoo-with-key.ts'
import { removeLeftCode } from './server-code.ts'

const oldestVersion = 19

export interface Company {
  readonly id: number
  readonly name: string
}

/** What of an Odoo all accounts have to do with. */
export interface Installation {
  readonly odoo: OdooWithKey
  /** The companies of the administrator whose key it is: no other can be given to an account, or seen of one. */
  readonly companies: readonly Company[]
  /** Companies that administrator is not in. */
  readonly otherCompanies: readonly Company[]
  /** Ids of models that are there, by name, and the other way round. */
  readonly modelIds: ReadonlyMap<string, number>
  readonly modelNames: ReadonlyMap<number, string>
  /** Records as `OdooWithKey.read` gives them, of all these companies. */
  read(model: string, domain: Domain, fields: readonly string[]): Promise<OdooRow[]>
  /** The record with an external id; null when there is none. */
  withExternalId(module: string, name: string): Promise<number | null>
}

/**
 * Makes sure that this is an Odoo in which the key can make accounts, before anything in it is touched.
 * @throws {OdooRefused}
 */
export async function openInstallation(odoo: OdooWithKey): Promise<Installation> {
  const version = await odoo.version()
  if (version < oldestVersion) {
    throw new OdooRefused(`Cannot use this Odoo: version ${oldestVersion} or later is needed, found version ${version}`)
  }
  const uid = await odoo.account()
  const isAdmin = await odoo.call<boolean>('res.users/has_group', { ids: [uid], group_ext_id: 'base.group_system' })
  if (!isAdmin) {
    throw new OdooRefused('Cannot use this key: its account is no administrator (in Odoo: Settings, Administration)')
  }
  await removeLeftCode(odoo)
  const [me] = await odoo.read('res.users', [['id', '=', uid]], ['company_ids'])
  const companyIds = me?.company_ids as number[]
  const companies = (await odoo.read('res.company', [], ['name'])).map(({ id, name }) => ({ id, name: String(name) }))
  const models = await odoo.read('ir.model', [], ['model'])
  const context = { active_test: false, allowed_company_ids: companyIds }
  const read: Installation['read'] = (model, domain, fields) =>
    odoo.call<OdooRow[]>(`${model}/search_read`, { domain, fields, order: 'id', load: null }, context)
  return {
    odoo,
    companies: companies.filter(({ id }) => companyIds.includes(id)),
    otherCompanies: companies.filter(({ id }) => !companyIds.includes(id)),
    modelIds: new Map(models.map(({ id, model }) => [String(model), id])),
    modelNames: new Map(models.map(({ id, model }) => [id, String(model)])),
    read,
    withExternalId: async (module, name) => {
      const domain: Domain = [
        ['module', '=', module],
        ['name', '=', name],
      ]
      const [found] = await read('ir.model.data', domain, ['res_id'])
      return found === undefined ? null : Number(found.res_id)
    },
  }
}
