import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { BoundedNames, otherName } from './bounded-names.ts'
import { type EventName, events, type Fields } from './events.ts'
import type { Log } from './log.ts'
import type { SourceCall } from './source-calls.ts'

/** An operation that has ended, as it is counted. */
export interface EndedOperation {
  /** None where the document was refused before it was known. */
  readonly kind: 'query' | 'mutation' | 'subscription' | 'none'
  /** Whether it was answered whole, with errors, or never run. */
  readonly outcome: 'ok' | 'errors' | 'refused'
  readonly milliseconds: number
}

/** Numbers that are kept elsewhere, and read when somebody asks. */
export interface Figures<Name extends string> {
  /** What they are of: `reference_cache`. */
  readonly subject: string
  readonly help: string
  /** Each becomes a series of its own. */
  readonly names: readonly Name[]
  of(name: Name): number
}

const operationSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30]
const callSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/**
 * The figures of one server, for Prometheus to fetch.
 *
 * Labels hold names out of closed lists, of the schema and of models, never a value: what does not look like one is
 * `other`, and so is what comes after the first few hundred.
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly #codes = new BoundedNames(/^[A-Z][A-Z_]{0,59}$/, 40)
  readonly #sources = new BoundedNames(/^[a-z][a-z0-9-]{0,39}$/, 20)
  // Odoo's models with a method, FHIR's types with an interaction.
  readonly #calls = new BoundedNames(
    /^(?:[a-z][a-z0-9_.]{0,99}(?:\/[a-z_]{1,60})?|[A-Z][A-Za-z]{1,39}\/_?[a-z]{1,20})$/,
    300,
  )
  readonly #fields = new BoundedNames(/^[a-z_][a-z0-9_.]{0,99}$/, 200)

  readonly #operations = this.#counter('operations', 'Operations that ended, by how.', 'kind', 'outcome')
  readonly #operationSeconds = this.#histogram('operation', 'How long operations took.', operationSeconds, 'kind')
  readonly #errors = this.#counter('errors', 'Errors that clients were answered, by code.', 'code')
  readonly #sourceCalls = this.#counter('source_calls', 'Calls to outside systems.', 'source', 'call', 'outcome')
  readonly #sourceCallSeconds = this.#histogram(
    'source_call',
    'How long calls to outside systems took.',
    callSeconds,
    'source',
    'call',
  )
  readonly #logged = this.#counter('logged_events', 'Lines of the log, by event.', 'event')
  readonly #refusals = this.#counter('authentication_refusals', 'Requests of nobody known, by reason.', 'reason')
  readonly #unknownStates = this.#counter('unknown_states', 'States of Odoo without a word, by its field.', 'field')

  /** The type of what `text` gives. */
  readonly contentType = this.#registry.contentType

  /** Everything counted so far, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  /** Adds the figures of the process: memory, event loop, garbage collection. They are watched until it ends. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry })
  }

  operation({ kind, outcome, milliseconds }: EndedOperation): void {
    this.#operations.inc({ kind, outcome })
    this.#operationSeconds.observe({ kind }, milliseconds / 1000)
  }

  /** Errors that a client was answered, by their codes. */
  errors(codes: Iterable<unknown>): void {
    for (const code of codes) this.#errors.inc({ code: this.#codes.of(code) })
  }

  sourceCall({ source, call, milliseconds, failed }: SourceCall): void {
    const labels = { source: this.#sources.of(source), call: this.#calls.of(call) }
    this.#sourceCalls.inc({ ...labels, outcome: failed ? 'failed' : 'ok' })
    this.#sourceCallSeconds.observe(labels, milliseconds / 1000)
  }

  /** Adds counts, which only rise: `caregraph_<subject>_total`, one series by `figure` for each. */
  counts<Name extends string>(figures: Figures<Name>): void {
    const { subject, help, names } = figures
    new Counter({
      name: `caregraph_${subject}_total`,
      help,
      labelNames: ['figure'],
      registers: [this.#registry],
      collect() {
        this.reset()
        for (const figure of names) this.inc({ figure }, figures.of(figure))
      },
    })
  }

  /** Adds levels, which rise and fall: `caregraph_<subject>`, one series by `figure` for each. */
  levels<Name extends string>(figures: Figures<Name>): void {
    const { subject, help, names } = figures
    new Gauge({
      name: `caregraph_${subject}`,
      help,
      labelNames: ['figure'],
      registers: [this.#registry],
      collect() {
        for (const figure of names) this.set({ figure }, figures.of(figure))
      },
    })
  }

  /** A log that writes to `log` and counts what it is told: each event, who was turned away and why, unknown states. */
  counting(log: Log): Log {
    return {
      info: (event, fields) => {
        this.#note(event, fields)
        log.info(event, fields)
      },
      warn: (event, fields) => {
        this.#note(event, fields)
        log.warn(event, fields)
      },
      error: (event, fields) => {
        this.#note(event, fields)
        log.error(event, fields)
      },
    }
  }

  #note(event: EventName, fields: Fields<EventName> | undefined): void {
    this.#logged.inc({ event: Object.hasOwn(events, event) ? event : otherName })
    const { reason, field } = (fields ?? {}) as { readonly reason?: unknown; readonly field?: unknown }
    if (event === 'auth.token_refused' || event === 'auth.request_refused') {
      this.#refusals.inc({ reason: events[event].reason(reason) ? reason : otherName })
    } else if (event === 'odoo.unknown_state') {
      this.#unknownStates.inc({ field: this.#fields.of(field) })
    }
  }

  #counter<Label extends string>(subject: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `caregraph_${subject}_total`, help, labelNames, registers: [this.#registry] })
  }

  #histogram<Label extends string>(subject: string, help: string, buckets: number[], ...labelNames: Label[]) {
    const name = `caregraph_${subject}_duration_seconds`
    return new Histogram({ name, help, buckets, labelNames, registers: [this.#registry] })
  }
}
