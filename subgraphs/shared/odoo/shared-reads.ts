import { setImmediate } from 'node:timers/promises'
import { beforeDeadline } from '../http/deadline.ts'
import type { RequestContext } from '../http/request-context.ts'
import { asById } from './by-id.ts'
import type { Question } from './cached-reads.ts'
import type { OdooRow } from './columns.ts'
import { and } from './domain.ts'
import { allLists, asAskedFor, noLists } from './lists.ts'

type Scope = Pick<RequestContext, 'signal' | 'calls'>
type Ask = (question: Question, scope: Scope) => Promise<OdooRow[]>

interface Wish {
  readonly question: Question
  /** Null: not asked for by ids. */
  readonly keys: readonly number[] | null
  readonly grant: (rows: OdooRow[]) => void
  readonly refuse: (error: unknown) => void
}

/**
 * Reads that many executions have in common, as when one event is delivered to many subscribers: what is asked in the
 * same turn of the same records, from the same companies and under the same further conditions, is asked once, for all
 * fields that any of them wants.
 *
 * Nothing is decided here about who may see what: conditions are part of the question, and what is told by fields
 * (`RowScope.isHeld`) whoever asked looks at. Of records that come along everybody is given those it asked for itself:
 * whoever is limited asks for none that stand by themselves. Where the common question fails, each is asked by itself.
 */
export class SharedReads {
  /** Of the common calls; what is asked by itself afterwards is among them too. */
  readonly scope: Scope
  readonly #waiting = new Map<string, Wish[]>()

  constructor(scope: Scope) {
    this.scope = scope
  }

  searchRead(model: string, question: Question, scope: Scope, ask: Ask): Promise<OdooRow[]> {
    const byId = asById(question)
    const { fields: _, lists: __, ...kind } = byId === null ? question : byId.question
    const name = JSON.stringify([model, byId !== null, kind])
    const rows = new Promise<OdooRow[]>((grant, refuse) => {
      const wish = { question, keys: byId?.keys ?? null, grant, refuse }
      const others = this.#waiting.get(name)
      if (others === undefined) {
        this.#waiting.set(name, [wish])
        void this.#afterTurn(name, ask)
      } else others.push(wish)
    })
    return beforeDeadline('odoo', scope.calls.during(rows), scope.signal, `${model}/search_read`)
  }

  async #afterTurn(name: string, ask: Ask): Promise<void> {
    await setImmediate()
    const wishes = this.#waiting.get(name) as Wish[]
    this.#waiting.delete(name)
    if (wishes.length === 1) return this.#alone(wishes[0] as Wish, ask)
    const common = commonQuestion(wishes)
    try {
      const rows = await ask(common, this.scope)
      for (const wish of wishes) wish.grant(rowsFor(wish, rows, common))
    } catch {
      // What one of them asks for may be refused; that must not cost the others.
      for (const wish of wishes) void this.#alone(wish, ask)
    }
  }

  #alone({ question, grant, refuse }: Wish, ask: Ask): Promise<void> {
    return ask(question, this.scope).then(grant, refuse)
  }
}

function commonQuestion(wishes: readonly Wish[]): Question {
  const { question, keys } = wishes[0] as Wish
  const fields = [...new Set(wishes.flatMap((wish) => wish.question.fields))]
  const lists = allLists(wishes.map((wish) => wish.question.lists ?? noLists))
  const common = { ...question, fields, lists }
  if (keys === null) return common
  const all = [...new Set(wishes.flatMap((wish) => wish.keys ?? []))]
  const rest = asById(question)?.question.domain ?? []
  return { ...common, domain: and([['id', 'in', all]], rest) }
}

function rowsFor({ keys, question }: Wish, rows: readonly OdooRow[], common: Question): OdooRow[] {
  const wanted = keys === null ? null : new Set(keys)
  const own = wanted === null ? rows : rows.filter(({ id }) => wanted.has(id))
  return [...asAskedFor(own, common.lists ?? noLists, question.lists ?? noLists)]
}
