// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import type { Cut, Mutant } from '../mutant.ts'

// What keeps values out of the log, the figures and the texts of errors.

const room = 'subgraphs/shared/telemetry'
const tests = `test/${room}`
const logged = [`${tests}/log.test.ts`]
const kinds = [`${tests}/kinds.test.ts`]
const faults = [`${tests}/fault.test.ts`]
const figures = [`${tests}/metrics.test.ts`]
const errors = ['test/gateway/errors']
const served = ['test/gateway/metrics.test.ts', 'test/gateway/server.test.ts']
const program = ['test/gateway/process-log.test.ts']
const odoo = ['test/subgraphs/shared/odoo/transport.test.ts']

function cut(
  file: string,
  name: string,
  find: string,
  replace: string,
  suites: readonly string[],
  place: Pick<Cut, 'occurrence'> = {},
): Mutant {
  return { name, change: { file, find, replace, ...place }, suites }
}

const lines: readonly Mutant[] = [
  cut(
    `${room}/log.ts`,
    'a field is written whatever it holds',
    'kind(value) ? value : redacted',
    '(value as string)',
    logged,
  ),
  cut(
    `${room}/log.ts`,
    'an event is written whatever it is called',
    'kinds === undefined ? redacted : event',
    'event',
    logged,
  ),
  cut(
    `${room}/log.ts`,
    'a field is written that its event does not have',
    'if (kind === undefined) unknown += 1',
    'if (kind === undefined) line[name] = value as string',
    logged,
  ),
  cut(
    `${room}/log.ts`,
    'a field that its event does not have is dropped without a word',
    'if (unknown > 0) line.redacted = unknown',
    '',
    logged,
  ),
  cut(
    `${room}/log.ts`,
    'a line says of no request that it is its own',
    'correlationId = currentCorrelationId()',
    'correlationId',
    logged,
  ),
  cut(
    `${room}/kinds.ts`,
    'a text has any shape',
    "typeof value === 'string' && pattern.test(value)",
    "typeof value === 'string'",
    kinds,
  ),
  ...[
    ...['code', 'correlationId', 'operationName', 'answerPath', 'className', 'frames', 'chainName', 'odooField'],
    'address',
  ].map((kind) =>
    cut(
      `${room}/kinds.ts`,
      `any text is of the kind ${kind}`,
      `export const ${kind} = text(`,
      `export const ${kind} = ((_: RegExp) => text(/./))(`,
      kinds,
    ),
  ),
  cut(`${room}/kinds.ts`, 'a closed list is open', 'known.has(value)', "typeof value === 'string'", kinds),
  cut(
    `${room}/kinds.ts`,
    'a count is any number',
    'Number.isSafeInteger(value) && Number(value) >= 0',
    "typeof value === 'number'",
    kinds,
  ),
]

const told: readonly Mutant[] = [
  cut(
    `${room}/fault.ts`,
    'lines of a message are taken for places',
    'said < 0 ? stack : stack.slice(said + message.length)',
    'stack',
    faults,
  ),
  cut(`${room}/fault.ts`, 'a stack is told whole', 'flatMap(frameIn)', 'map((line) => line)', faults),
  cut(
    `${room}/fault.ts`,
    'a function may be called anything',
    'called !== undefined && isName.test(called)',
    'called !== undefined',
    faults,
  ),
  cut(`${room}/fault.ts`, 'a place may be anywhere', 'if (!isPlace.test(found)) return []', '', faults),
  cut(
    `${room}/fault.ts`,
    'an error is told with its message',
    'return { error: name, ',
    'return { error: thrown.message, ',
    faults,
  ),
  cut(`${room}/fault.ts`, 'a fault is told with its message for a stack', 'framesOf(thrown)', 'String(thrown)', faults),
  cut('gateway/errors/fault-log.ts', 'it is not said where a fault arose', ', ...withoutMessage(error)', '', errors),
  cut(
    'gateway/errors/field-errors.ts',
    'a fault of a field is logged nowhere',
    'logFault(log, fault, {',
    'Object.freeze({',
    errors,
  ),
  cut(
    'gateway/errors/request-faults.ts',
    'a fault before execution is logged nowhere',
    'logFault(log, error, { correlationId })',
    '',
    errors,
  ),
  cut(
    'gateway/server.ts',
    'a fault outside of operations is logged nowhere',
    'if (!(error instanceof HttpFault)) logFault(log, error, { correlationId })',
    '',
    served,
  ),
]

const handler = 'gateway/process-log.ts'
const ofProcess: readonly Mutant[] = [
  cut('gateway/main.ts', 'nobody looks after what Node and libraries say', '\nlogProcess(log)\n', '\n', program),
  cut(
    'gateway/main.ts',
    'a start that fails tells its stack',
    "log.error('start_failed', withoutMessage(error))",
    'process.stderr.write(String((error as Error).stack))',
    program,
  ),
  cut(
    handler,
    'a rejection that is nobody’s is not told',
    'const { error, stack } = withoutMessage(reason)',
    "const { error, stack } = { error: '', stack: '' }",
    program,
  ),
  cut(
    handler,
    'an exception that nobody caught is told by Node',
    "process.on('uncaughtException', (exception) => {",
    "process.on('uncaughtExceptionMonitor', (exception) => {\n    return",
    program,
  ),
  cut(
    handler,
    'it is not said where an exception arose that nobody caught',
    'withoutMessage(exception)',
    '{ error: exception.message }',
    program,
  ),
  cut(handler, 'Node tells its warnings itself, too', "process.removeAllListeners('warning')", '', program),
  cut(
    handler,
    'it is not said what Node warned of',
    'const { error, stack } = withoutMessage(warning)',
    'const { message: error, stack } = warning',
    program,
  ),
  cut(
    handler,
    'libraries write to the console',
    "console[way] = way === 'assert' ? (holds?: unknown) => void (holds || note()) : note",
    '',
    program,
  ),
  cut(
    handler,
    'it is not said that a library wrote',
    "log.warn('library_wrote', { stack: withoutMessage(new Error()).stack })",
    'undefined',
    program,
  ),
]

const answered: readonly Mutant[] = [
  cut(
    'gateway/errors/mask.ts',
    'a foreign error keeps its message',
    'return [{ message: INTERNAL_MESSAGE, coded: internal, fault: root }]',
    'return [{ message: error.message, coded: internal, fault: root }]',
    errors,
  ),
  cut(
    'gateway/errors/mask.ts',
    'an internal error of a subgraph keeps its message',
    "coded.code === 'INTERNAL' ? INTERNAL_MESSAGE : error.message",
    'error.message',
    errors,
  ),
  cut(
    'gateway/errors/mask.ts',
    'what graphql-js says of an argument is told with its value',
    'const argument = argumentFault(error.message)',
    "const argument = error.message.startsWith('Argument ') ? error.message : argumentFault('')",
    errors,
  ),
  cut(
    'gateway/errors/mask.ts',
    'an error has the code it says',
    'const one = withCode(error)',
    'const one = withCode(error) ?? { message: error.message, coded: internal }',
    errors,
  ),
  cut(
    'gateway/errors/mask.ts',
    'an error is answered as it came',
    'const coded = codedOf(error)',
    'const coded = codedOf(error) ?? internal',
    errors,
  ),
  cut(
    'gateway/errors/field-errors.ts',
    'errors of fields are not masked',
    'of mask(error, request)',
    'of [{ ...mask(error, request)[0], message: error.message } as ReturnType<typeof mask>[number]]',
    errors,
  ),
  cut(
    'gateway/errors/request-faults.ts',
    'what graphql-js finds wrong with a document is told with its values',
    'message: withoutValues(error)',
    'message: error.message',
    errors,
  ),
  cut(
    'gateway/errors/request-faults.ts',
    'a fault before execution keeps its message',
    'return { message: INTERNAL_MESSAGE, coded: internal }',
    'return { message: String(error), coded: internal }',
    errors,
  ),
  cut(
    'gateway/errors/variable-faults.ts',
    'what a scalar says of a variable is told with its value',
    'return safe ? ',
    'return safe || !safe ? ',
    errors,
  ),
  cut(
    'subgraphs/shared/odoo/failures.ts',
    'what Odoo says goes on',
    'with status ${status}`)',
    'with ${JSON.stringify(body)}`)',
    odoo,
    {
      occurrence: 1,
    },
  ),
  cut(
    'subgraphs/shared/odoo/transport.ts',
    'what Node says of a connection goes on',
    '`Cannot call ${call}: Odoo could not be reached`',
    '`Cannot call ${call}: ${(error as Error).message}`',
    odoo,
  ),
]

const counted: readonly Mutant[] = [
  cut(`${room}/bounded-names.ts`, 'a label has any shape', ' || !this.#pattern.test(name)', '', figures),
  cut(`${room}/bounded-names.ts`, 'labels are without number', 'this.#seen.size >= this.#most || ', '', figures),
  ...['source', 'call', 'code', 'field'].map((label) =>
    cut(
      `${room}/metrics.ts`,
      `the label ${label} is taken as it is`,
      `this.#${label}s.of(${label})`,
      `String(${label})`,
      figures,
    ),
  ),
  cut(
    `${room}/metrics.ts`,
    'the label reason is taken as it is',
    'events[event].reason(reason) ? reason : otherName',
    'String(reason)',
    figures,
  ),
  cut(
    `${room}/metrics.ts`,
    'the label event is taken as it is',
    'Object.hasOwn(events, event) ? event : otherName',
    'event',
    figures,
  ),
]

export const telemetryCuts: readonly Mutant[] = [...lines, ...told, ...ofProcess, ...answered, ...counted]
