import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type FormattedExecutionResult, type GraphQLObjectType, getNamedType, parse } from 'graphql'
import { newClientKey, startFhirDouble } from '#shared/sandbox/fhir-double/double.ts'
import { query } from '../authorization/schema-without-rules.ts'
import { type Program, startProgram } from '../gateway/program.ts'
import type { Asker } from './askers.ts'
import { textCanary } from './canary.ts'
import { heardByServers } from './heard-by-servers.ts'
import type { Question } from './judge-answer.ts'
import { type PlantedClaims, personId } from './plant-claims.ts'
import { textOf, wholeOf } from './questions.ts'
import { fhirFailures, newFailure, type SpoiltFhir, startSpoiltFhir } from './spoilt-fhir.ts'
import { Typed } from './typed.ts'
import type { WatchedRedis } from './watched-redis.ts'

export interface ClaimsSetting {
  readonly planted: PlantedClaims
  readonly odoo: Readonly<Record<'ODOO_URL' | 'ODOO_DATABASE' | 'ODOO_API_KEY', string>>
  readonly identity: Readonly<Record<string, string>>
  readonly askers: readonly Asker[]
  readonly cache: WatchedRedis
  readonly store: WatchedRedis
  /** By which a FHIR server says who it is. */
  readonly noticeSecret: string
}

export interface Answered {
  readonly asker: Asker
  readonly question: Question
  readonly answer: FormattedExecutionResult
}

/** Everything that came out of the program, by the way it came. */
export interface ClaimsOutcome {
  readonly answers: readonly Answered[]
  readonly typed: Typed
  /** What was said to whoever sent notices, and pages that anybody may see. */
  readonly ways: Readonly<Record<(typeof ways)[number], string>>
  readonly quarantined: number
}

export const ways = [
  ...['the log', 'heads of answers', 'answers to notices', 'the figures', 'health', 'the trail'],
  ...['titles of processes', 'addresses and heads of calls to FHIR and Odoo', 'reasons beside files put aside'],
] as const

/** The root fields that lead to what claims platforms and payers say. */
const roots = [
  ...['claims', 'denials', 'claimsWithoutResponse', 'remittances', 'unmatchedRemittances', 'remittanceFiles'],
  ...['payerBalances', 'claimCycleTimes', 'payers', 'supplyConsumptions', 'invoices', 'payments'],
] as const

const patienceMs = 60_000

/** A day of claims: files and resources are taken in, everybody asks, notices come, and everything around fails. */
export async function runClaimsTrial(setting: ClaimsSetting): Promise<ClaimsOutcome> {
  const heard = heardByServers()
  const trial = await ClaimsTrial.start(setting)
  try {
    await trial.go()
    return await trial.outcome(heard.lines)
  } finally {
    heard.stop()
    await trial.close()
  }
}

class ClaimsTrial {
  readonly #setting: ClaimsSetting
  readonly #folder: string
  readonly #fhir: SpoiltFhir
  readonly #closeFhir: () => Promise<void>
  readonly #program: Program
  readonly #typed = new Typed()
  readonly #answers: Answered[] = []
  readonly #heads: string[] = []
  readonly #pages = { figures: [] as string[], health: [] as string[] }
  readonly #noticed: string[] = []
  #address = ''

  private constructor(setting: ClaimsSetting, folder: string, fhir: SpoiltFhir, closeFhir: () => Promise<void>) {
    this.#setting = setting
    this.#folder = folder
    this.#fhir = fhir
    this.#closeFhir = closeFhir
    const { odoo, identity, cache, store, noticeSecret } = setting
    this.#program = startProgram({
      ...{ PORT: '0', REQUEST_TIMEOUT_MS: '8000', CACHE_BUDGET_MS: '1000', ...odoo, ...identity },
      ...{ REDIS_CACHE_URL: cache.url, REDIS_STORE_URL: store.url },
      ...{ FHIR_URL: fhir.url, FHIR_CLIENT_ID: 'canaries', FHIR_PRIVATE_KEY_FILE: path.join(folder, 'key.json') },
      ...{ FHIR_POLL_SECONDS: '1', FHIR_NOTICE_SECRET: noticeSecret, REMITTANCE_DIR: path.join(folder, 'files') },
      ...{ AUDIT_DIR: path.join(folder, 'trail'), AUDIT_ANCHOR_DIR: path.join(folder, 'anchors') },
    })
  }

  static async start(setting: ClaimsSetting): Promise<ClaimsTrial> {
    const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-canaries-'))
    const { resources, files, badFiles } = setting.planted
    const key = await newClientKey('ES384')
    await writeFile(path.join(folder, 'key.json'), JSON.stringify(key.privateKey), { mode: 0o600 })
    const inbox = path.join(folder, 'files')
    await mkdir(inbox)
    await Promise.all([...files, ...badFiles].map(({ name, text }) => writeFile(path.join(inbox, name), text)))
    const accounts = [{ clientId: 'canaries', publicKeys: [key.publicKey], scopes: ['system/*.read'] }]
    const double = await startFhirDouble({ resources, accounts })
    const fhir = await startSpoiltFhir(double.url)
    return new ClaimsTrial(setting, folder, fhir, () => double.close())
  }

  async go(): Promise<void> {
    const address = await this.#program.says(/ready at (\S+)\n/)
    if (address === null) throw new Error(`Cannot start: ${this.#program.said()}`)
    this.#address = address
    const { files, badFiles } = this.#setting.planted
    await this.#until(async () => (await this.#kept('quarantine')) === badFiles.length)
    await this.#until(async () => (await this.#kept('archive')) === files.length)
    await this.#until(async () => (await this.#claims()) > 0)
    await this.#askAll()
    await this.#notify()
    await this.#askWrongly()
    await this.#look()
    for (const failure of fhirFailures) {
      this.#fhir.fail(failure)
      await this.#askAll(0.25)
      // Two looks at what is new, and what nobody knows is.
      if (failure === newFailure) {
        await setTimeout(2_500)
        await this.#setting.store.look()
      }
    }
    this.#fhir.fail(null)
    await this.#look()
    await this.#fhir.close()
    await this.#askAll(0.5)
    await this.#notify()
    await this.#look()
    await Promise.all([this.#setting.cache.look(), this.#setting.store.look()])
  }

  async outcome(heard: readonly string[]): Promise<ClaimsOutcome> {
    const { pid } = this.#program.child
    const titles = await Promise.all(
      ['cmdline', 'comm'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
    )
    this.#program.child.kill('SIGTERM')
    await this.#program.ended
    const reasons = (await readdir(path.join(this.#folder, 'files/quarantine'))).filter((name) =>
      name.endsWith('.reasons.json'),
    )
    const texts = await Promise.all(
      reasons.map((name) => readFile(path.join(this.#folder, 'files/quarantine', name), 'utf8')),
    )
    return {
      answers: this.#answers,
      typed: this.#typed,
      quarantined: reasons.length,
      ways: {
        'the log': this.#program.said(),
        'heads of answers': this.#heads.join('\n'),
        'answers to notices': this.#noticed.join('\n'),
        'the figures': this.#pages.figures.join('\n'),
        health: this.#pages.health.join('\n'),
        'the trail': (await this.#trail()).join('\n'),
        'titles of processes': titles.join('\n').replaceAll('\0', ' '),
        'addresses and heads of calls to FHIR and Odoo': heard.join('\n'),
        'reasons beside files put aside': texts.join('\n'),
      },
    }
  }

  async close(): Promise<void> {
    this.#program.child.kill('SIGKILL')
    await this.#program.ended
    await this.#fhir.close()
    await this.#closeFhir()
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #trail(): Promise<string[]> {
    const files = await readdir(this.#folder, { recursive: true, withFileTypes: true })
    const own = files.filter((file) => file.isFile() && /trail|anchors/.test(file.parentPath))
    return Promise.all(own.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'utf8')))
  }

  /** How many files are in one of the folders beside the payers' files. */
  async #kept(folder: string): Promise<number> {
    const names = await readdir(path.join(this.#folder, 'files', folder)).catch(() => [])
    return names.filter((name) => name.endsWith('.835')).length
  }

  async #claims(): Promise<number> {
    const asker = this.#setting.askers.find(({ name }) => name === 'auditor') as Asker
    const { text } = await this.#post(
      asker,
      JSON.stringify({ query: '{ claims { nodes { id } } remittances { nodes { id } } }' }),
    )
    const { data } = JSON.parse(text)
    return Math.min(data?.claims?.nodes.length ?? 0, data?.remittances?.nodes.length ?? 0)
  }

  async #until(isSo: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + patienceMs; !(await isSo()); await setTimeout(100)) {
      if (Date.now() > end) throw new Error(`Cannot wait any longer: ${this.#program.said().slice(-2_000)}`)
    }
  }

  /** Everybody asks for all that they see; `share`: how much of it, from 0 to 1. */
  async #askAll(share = 1): Promise<void> {
    const all = this.#setting.askers.flatMap((asker) => questionsOf(asker).map((question) => ({ asker, question })))
    const every = Math.round(1 / share)
    const some = all.filter((_, place) => (place + this.#answers.length) % every === 0)
    await Promise.all(
      some.map(async ({ asker, question }) => {
        const { text } = await this.#post(asker, JSON.stringify({ query: textOf(question.document) }))
        this.#answers.push({ asker, question, answer: JSON.parse(text) })
      }),
    )
  }

  /** What clients type goes where it is looked for, and nowhere else. */
  async #askWrongly(): Promise<void> {
    const number = () => this.#typed.text('a number')
    const { askers } = this.#setting
    const texts = [
      () => `{ claim(number: "${number()}") { id } }`,
      () => `{ remittance(traceNumber: "${number()}") { id } }`,
      () => `{ claim(id: "${number()}") { id } }`,
      () => `{ payer(identifier: { system: PAYER_NUMBER, value: "${number()}" }) { id } }`,
      () => `{ practitioner(identifier: { system: NPI, value: "${number()}" }) { id } }`,
      () => `{ supplyConsumptions(filter: { lotNumber: "${number()}" }) { nodes { id } } }`,
      () => `{ claims(after: "${number()}") { nodes { id } } }`,
      // By what is planted: whoever knows a number finds what bears it.
      () => `{ claim(number: "${textCanary({ model: 'Claim', field: 'identifier', id: 1 })}") { status } }`,
      () => `{ remittance(traceNumber: "${textCanary({ model: '835', field: 'TRN02', id: 1 })}") { balanced } }`,
    ]
    for (const asker of askers) {
      for (const text of texts) await this.#post(asker, JSON.stringify({ query: text() }))
    }
  }

  /** Notices of either shape, and what is none. */
  async #notify(): Promise<void> {
    const { planted, noticeSecret } = this.#setting
    const [claim] = planted.resources.filter(({ resourceType }) => resourceType === 'Claim')
    const whole = JSON.stringify(claim)
    const authorization = `Bearer ${noticeSecret}`
    const json = { authorization, 'content-type': 'application/fhir+json' }
    const sent: readonly (readonly [path: string, headers: Record<string, string>, body: string])[] = [
      ['', json, whole],
      ['/Claim/claim-1', json, ''],
      ['', json, ''],
      ['', json, backportOf(claim)],
      [`/Patient/${personId(1)}`, json, ''],
      ['', json, JSON.stringify({ resourceType: 'Patient', id: personId(1) })],
      ['', json, whole.slice(0, -9)],
      ['', json, JSON.stringify({ resourceType: personId(1), id: personId(2) })],
      ['', json, JSON.stringify([whole])],
      ['', { ...json, 'content-type': `text/${personId(1)}` }, whole],
      ['', { ...json, authorization: `Bearer ${this.#typed.text('a secret')}` }, whole],
      ['', { 'content-type': 'application/fhir+json' }, whole],
      [`?patient=${personId(1)}`, json, whole],
    ]
    for (const [at, headers, body] of sent) {
      const address = new URL(`/hooks/fhir${at}`, this.#address)
      const response = await fetch(address, { method: 'POST', headers, ...(body !== '' && { body }) })
      this.#heads.push(JSON.stringify(Object.fromEntries(response.headers)))
      this.#noticed.push(`${response.status} ${await response.text()}`)
    }
  }

  async #look(): Promise<void> {
    const read = async (page: string) => (await fetch(new URL(page, this.#address))).text()
    this.#pages.figures.push(await read('/metrics'))
    this.#pages.health.push(await read('/health/ready'), await read('/health/live'))
  }

  async #post({ token }: Asker, body: string) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const response = await fetch(this.#address, { method: 'POST', headers, body })
    this.#heads.push(JSON.stringify(Object.fromEntries(response.headers)))
    return { text: await response.text() }
  }
}

function backportOf(claim: unknown): string {
  const part = [
    { name: 'event-number', valueString: '1' },
    { name: 'focus', valueReference: { reference: 'Claim/claim-1', display: personId(1) } },
  ]
  const parameter = [
    { name: 'subscription', valueReference: { reference: 'Subscription/s1' } },
    { name: 'status', valueCode: 'active' },
    { name: 'type', valueCode: 'event-notification' },
    { name: 'events-since-subscription-start', valueString: '1' },
    { name: 'notification-event', part },
  ]
  const entry = [{ resource: { resourceType: 'Parameters', parameter } }, { resource: claim }]
  return JSON.stringify({ resourceType: 'Bundle', type: 'history', entry })
}

/** Everything that somebody sees of each list, a record deep and two. */
function questionsOf({ sight }: Asker): Question[] {
  return Object.values(query.getFields())
    .filter(({ name }) => (roots as readonly string[]).includes(name) && sight.sees(query, name))
    .flatMap(({ name, type, args }) => {
      const target = getNamedType(type) as GraphQLObjectType
      const page = args.some((argument) => argument.name === 'first') ? '(first: 20)' : ''
      return [1, 2].map((depth) => ({
        document: parse(`{ ${name}${page} ${wholeOf(target, sight, depth)} }`),
        variables: {},
      }))
    })
}
