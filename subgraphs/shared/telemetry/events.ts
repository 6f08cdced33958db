import {
  address,
  answerPath,
  chainName,
  className,
  code,
  correlationId,
  count,
  frames,
  ingestSource,
  type Kind,
  milliseconds,
  odooField,
  operationName,
  projectionFamily,
  resourceType,
  type ValueOf,
  wordOf,
} from './kinds.ts'

const fault = { error: className, code, stack: frames }

/**
 * Everything that may be logged: each event with its fields, and what each of them may hold. Every event may have a
 * correlation id besides.
 */
export const events = {
  /** An operation, run or refused. The name is the client's. */
  operation: {
    name: operationName,
    milliseconds,
    errors: count,
    sourceCalls: count,
    sourceMilliseconds: milliseconds,
  },
  /** A fault in this program; `count` is how many places of the answer it cost. */
  internal_error: { path: answerPath, count, ...fault },

  /** Why a token was not accepted, and whose it claims to be where that is an issuer of ours. */
  'auth.token_refused': {
    reason: wordOf([
      ...(['malformed', 'too_long', 'algorithm', 'type', 'unknown_issuer', 'unknown_key', 'signature'] as const),
      ...(['audience', 'expired', 'not_yet_valid', 'claims', 'keys_unavailable'] as const),
    ]),
    issuer: address,
  },
  /** Why somebody was turned away before there was a token to look at. */
  'auth.request_refused': { reason: wordOf(['no_token', 'gateway_headers', 'no_signature', 'gateway_signature']) },
  'auth.keys_not_fetched': {
    issuer: address,
    reason: wordOf(['timeout', 'unreachable', 'too_large', 'status', 'not_json', 'other_issuer', 'address', 'keys']),
  },

  'odoo.unreachable_at_start': { code },
  /** Odoo has a state of which the schema knows no word. */
  'odoo.unknown_state': { field: odooField },

  'cache.trouble': { code },

  /** Nobody said where to: who reads what is recorded nowhere. */
  'audit.off': {},
  'audit.cannot_write': { code },
  'audit.writes_again': { code, seconds: count, refused: count },
  'audit.cannot_anchor': { code },
  'audit.anchors_again': {},
  /** A file of the trail was no longer where it was made. */
  'audit.file_gone': {},
  /** The run before ended while it wrote a line, which was therefore never answered. */
  'audit.torn_line': { chain: chainName },
  /** The chain of the run before does not reach its last anchor. */
  'audit.chain_broken': { chain: chainName },
  'audit.retired': { chain: chainName, files: count },
  /** A file is old enough to go, and stays: what comes after it does not follow it. */
  'audit.not_retired': { chain: chainName },
  'audit.cannot_retire': { code },

  /** A connection of subscriptions was ended by this server; `operations` were under way on it. */
  'connection.cut_off': {
    transport: wordOf(['websocket', 'event_stream']),
    reason: wordOf([
      ...(['bad_message', 'dead_peer', 'duplicate_id', 'forbidden', 'going_away', 'init_late', 'init_twice'] as const),
      ...(['internal_error', 'message_too_large', 'stalled', 'subprotocol', 'token_ended'] as const),
      ...(['too_many_connections', 'too_many_messages', 'unauthorized'] as const),
    ]),
    operations: count,
  },

  /** This process takes what Odoo noted into the log of events, and no other. */
  'relay.leads': {},
  'relay.leads_no_more': {},
  'relay.trouble': { code },
  'relay.goes_on': {},
  /** Rows that nobody could translate were set aside. */
  'relay.dead_letters': { count },
  /** What is in the log of events may not survive a crash of its store; the health says why. */
  'events.not_durable': {},
  /** An entry of the log is none that this version knows: it is told as lost. */
  'events.unreadable': { stream: wordOf(['procurement', 'inventory', 'revenue-cycle', 'master-data']), number: count },

  /** Something is kept that nobody can read: garbage, or of another version. What it is of: a family of projections. */
  'projections.unreadable': { what: projectionFamily },

  /** This process takes what outside systems say into the projections, and no other. */
  'ingest.leads': {},
  'ingest.leads_no_more': {},
  /** A source, or the store itself, cannot be used at the moment. */
  'ingest.trouble': { source: ingestSource, code },
  'ingest.goes_on': { source: ingestSource },
  /** Resources of a type that nothing can be done with: without an id, of another type, too large. */
  'ingest.unusable': { type: resourceType, count },
  /** All resources of a type were read once. */
  'ingest.whole': { type: resourceType },
  /** How far something long is, every few seconds: a large file, or the first reading of a type. */
  'ingest.file_progress': { percent: count, claims: count },
  'ingest.first_reading': { type: resourceType, count },
  'ingest.file_applied': { claims: count, milliseconds },
  'ingest.file_quarantined': { reasons: count },
  'ingest.rebuilt': { milliseconds },
  'ingest.trimmed': { count },

  apollo_server_warned: {},
  apollo_server_failed: {},

  stopping: { signal: code },
  start_failed: fault,
  uncaught_exception: fault,
  unhandled_rejection: { name: className, stack: frames },
  /** Node warned of something: that it did, and from where. */
  process_warning: { name: className, stack: frames },
  /** A library wrote to the console: that it did, and from where. */
  library_wrote: { stack: frames },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>

/** A field that every event may have. */
export const everywhere = { correlationId }

export type EventName = keyof typeof events

type Kinds<Name extends EventName> = (typeof events)[Name] & typeof everywhere

/** What may be told with an event. What is undefined is left out. */
export type Fields<Name extends EventName> = {
  readonly [Field in keyof Kinds<Name>]?: ValueOf<Kinds<Name>[Field]> | undefined
}
