import { type FormattedExecutionResult, parse } from 'graphql'
import type { OdooTables } from '#shared/sandbox/odoo-double/tables.ts'
import { query } from '../authorization/schema-without-rules.ts'
import { hang } from '../odoo-peer/faults.ts'
import type { OdooCall } from '../odoo-peer/proxy.ts'
import { Random } from '../random-queries/random.ts'
import type { World } from '../rows/world.ts'
import type { Asker, Askers } from './askers.ts'
import { heardByServers } from './heard-by-servers.ts'
import { type HostileRequest, hostileRequests } from './hostile.ts'
import type { Question } from './judge-answer.ts'
import { Programs, type Surroundings } from './programs.ts'
import { deepQuestions, flatQuestions, randomQuestions, referenceQuestions, textOf } from './questions.ts'
import { failures, overshare, spoil } from './spoilt-odoo.ts'
import { Typed } from './typed.ts'

/** What a trial goes on in front of. */
export interface Setting extends Omit<Surroundings, 'identity'> {
  /** What Odoo holds: all of it, or what there is to judge by. */
  readonly tables: OdooTables
  readonly world: World
  readonly askers: Askers
}

export interface Size {
  /** Seeds of random questions; the same ones give the same questions. */
  readonly seeds: readonly number[]
  /** Random questions of each asker, by each seed. */
  readonly questions: number
  /** Which share of the questions for one kind of record is asked, and which of those that go on to others. */
  readonly flat: number
  readonly deep: number
  /** Random questions of each asker while Odoo fails in one way or another; about as many for all that is in each. */
  readonly whileSpoilt: number
}

interface Asked {
  readonly asker: Asker
  readonly question: Question
}

export interface Answered extends Asked {
  readonly answer: FormattedExecutionResult
}

/** Everything that came out of the programs, wherever. */
export interface Outcome {
  readonly answers: readonly Answered[]
  /** What was answered to those who ask wrongly. */
  readonly refusals: readonly { readonly what: string; readonly status: number; readonly text: string }[]
  readonly typed: Typed
  readonly heads: string
  readonly log: string
  readonly metrics: string
  readonly health: string
  readonly audit: string
  readonly titles: string
  /** Addresses and heads of what was sent to Odoo and to issuers. */
  readonly sent: string
}

const atOnce = 6
/** No other question asks for pages of so many. */
const hangingSize = 77
const isHanging = ({ model, body }: OdooCall) => model === 'account.payment' && body.limit === hangingSize + 1

/** The program is asked by everybody while nothing, something and everything around it fails. */
export async function runTrial(setting: Setting, size: Size): Promise<Outcome> {
  const heard = heardByServers()
  await using programs = await Programs.start({ ...setting, identity: setting.askers.settings })
  const trial = new Trial(setting, programs)
  await trial.go(size)
  const titles = await programs.titles()
  const audit = await programs.stop()
  heard.stop()
  return { ...trial.outcome(), log: programs.said, titles, audit, sent: heard.lines.join('\n') }
}

class Trial {
  readonly #setting: Setting
  readonly #programs: Programs
  readonly #typed = new Typed()
  readonly #answers: Answered[] = []
  readonly #refusals: { what: string; status: number; text: string }[] = []
  readonly #heads: string[] = []
  readonly #metrics: string[] = []
  readonly #health: string[] = []
  #asked = 0

  constructor(setting: Setting, programs: Programs) {
    this.#setting = setting
    this.#programs = programs
  }

  async go({ seeds, questions, flat, deep, whileSpoilt }: Size): Promise<void> {
    const { proxy, tables, world, redis, askers } = this.#setting
    const [seed = 1] = seeds
    const random = new Random(seed)
    const each = (ask: (asker: Asker, place: number) => readonly Question[]): Asked[] =>
      askers.all.flatMap((asker, place) => ask(asker, place).map((question) => ({ asker, question })))

    await this.#askAll(each(({ sight }) => referenceQuestions(sight)))
    for (const one of seeds)
      await this.#askAll(each(({ sight }, place) => randomQuestions(world, sight, one + place, questions)))
    const some = (all: readonly Asked[], share: number) => all.filter(() => random.chance(share))
    await this.#askAll(
      some(
        each(({ sight }, place) => flatQuestions(world, sight, seed + place)),
        flat,
      ),
    )
    await this.#askAll(
      some(
        each(({ sight }, place) => deepQuestions(world, sight, seed + place)),
        deep,
      ),
    )
    await this.#look()

    const again = each(({ sight }, place) => randomQuestions(world, sight, seed + 1_000 + place, whileSpoilt))
    const pages = each(({ name, sight }) => (name === 'auditor' ? flatQuestions(world, sight, seed) : []))
    proxy.fault(isHanging, hang())
    const [hanging, late] = [this.#askWhatHangs(), this.#programs.tryOneMore()]
    for (const [turn, failure] of failures.entries()) {
      const fail = (share: number) => {
        proxy.clear()
        spoil(proxy, tables, failure, share)
        proxy.fault(isHanging, hang())
      }
      // Nothing comes after what fails always, and what fails now and then may be missed.
      fail(100)
      await this.#askAll(
        pages.filter(({ question }) => /\b(purchaseOrders|suppliers|items)\b/.test(textOf(question.document))),
      )
      fail(60)
      await this.#askAll([
        ...again.filter((_, place) => place % failures.length === turn),
        ...some(pages, whileSpoilt / pages.length),
      ])
    }
    await this.#askWrongly()
    await this.#look()
    await late
    proxy.clear()

    await redis.crash(() => this.#askAll(again.filter((_, place) => place % 3 === 0)))
    overshare(proxy, tables)
    await this.#askAll(each(({ sight }) => referenceQuestions(sight)))
    await this.#askAll(again.filter((_, place) => place % 3 === 1))
    proxy.clear()
    await this.#askWrongly()
    // What is asked twice is given from what is kept, to others as well.
    await this.#askAll(each(({ sight }) => referenceQuestions(sight)))
    await this.#look()
    await redis.look()
    await hanging
  }

  /** Odoo says nothing at all to these, until those who ask give up. */
  #askWhatHangs(): Promise<void> {
    const document = parse(`{ payments(first: ${hangingSize}) { nodes { id number amount { amount } } } }`)
    const question = { document, variables: {} }
    const asking = this.#setting.askers.all.filter(({ sight }) => sight.sees(query, 'payments'))
    return this.#askAll(asking.map((asker) => ({ asker, question })))
  }

  outcome() {
    return {
      answers: this.#answers,
      refusals: this.#refusals,
      typed: this.#typed,
      heads: this.#heads.join('\n'),
      metrics: this.#metrics.join('\n'),
      health: this.#health.join('\n'),
    }
  }

  async #askAll(questions: readonly Asked[]): Promise<void> {
    await inTurns(questions, async ({ asker, question }) => {
      const { document, variables } = question
      const body = JSON.stringify({ query: textOf(document), variables })
      const isNamed = this.#asked % 5 === 0
      const headers: Record<string, string> = isNamed ? { 'x-correlation-id': this.#typed.name('correlation id') } : {}
      const { text } = await this.#send({ what: 'a question', body, headers }, asker.token)
      this.#answers.push({ asker, question, answer: JSON.parse(text) })
    })
  }

  async #askWrongly(): Promise<void> {
    const { askers } = this.#setting
    await inTurns(hostileRequests(this.#typed, askers.refused), async (request) => {
      const asker = askers.all[this.#asked % askers.all.length] as Asker
      const { status, text } = await this.#send(request, asker.token)
      this.#refusals.push({ what: request.what, status, text })
    })
  }

  async #look(): Promise<void> {
    const read = async (address: string, page: string) => (await fetch(new URL(page, address))).text()
    for (const address of this.#programs.all) {
      this.#metrics.push(await read(address, '/metrics'))
      for (const page of ['/health/ready', '/health/live']) this.#health.push(await read(address, page))
    }
  }

  async #send({ method = 'POST', path = '/graphql', headers, body }: HostileRequest, token: string) {
    const { gateways } = this.#programs
    const address = gateways[this.#asked++ % gateways.length] as string
    const usual = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const all: Record<string, string> = { ...usual, ...headers }
    if (all.authorization === '') delete all.authorization
    const response = await fetch(new URL(path, address), { method, headers: all, ...(body != null && { body }) })
    this.#heads.push(JSON.stringify(Object.fromEntries(response.headers)))
    return { status: response.status, text: await response.text() }
  }
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items].reverse()
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
