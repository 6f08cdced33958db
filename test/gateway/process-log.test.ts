import { describe, expect, it } from 'vitest'
import { startedHere } from './started-here.ts'

const secret = 'Jane Doe, room 12'

/** Has Node run some code in the program, as a library in it might: at once, or when the program has begun its work. */
function withCode(code: string, when: 'first' | 'later'): Readonly<Record<string, string>> {
  const later = `const wait = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return
    clearInterval(wait)
    ${code}
  }, 20)`
  const source = `const secret = ${JSON.stringify(secret)}; ${when === 'first' ? code : later}`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` }
}

// Each of these starts the program anew, several at a time on a busy machine.
describe('main.ts', { timeout: 30_000 }, () => {
  const { run, odoo, settingsFor } = startedHere()
  const started = async (code: string, when: 'first' | 'later') =>
    run({ ...settingsFor(await odoo()), SANDBOX: 'identity', ...withCode(code, when) })

  it.each([
    ['a library writes to the console', 'console.error(secret)', 'library_wrote', {}],
    ['a library finds that something does not hold', 'console.assert(false, secret)', 'library_wrote', {}],
    ['a library shows what it has', 'console.table([{ secret }]); console.dir(secret)', 'library_wrote', {}],
    ['Node warns', 'process.emitWarning(secret)', 'process_warning', { name: 'Warning' }],
    ['a rejection is nobody’s', 'Promise.reject(new TypeError(secret))', 'unhandled_rejection', { name: 'TypeError' }],
    ['what is rejected is a text', 'Promise.reject(secret)', 'unhandled_rejection', { name: 'string', stack: '' }],
  ])('says in the log that %s, without its words, and serves', async (_, code, event, fields) => {
    const program = await started(code, 'later')
    const address = (await program.says(/Caregraph ready at (\S+)\n/)) ?? ''

    const line = await program.says(new RegExp(`(\\{"time":[^\\n]*"event":"${event}"[^\\n]*\\})\\n`))

    expect(JSON.parse(line ?? '{}')).toMatchObject({ event, stack: expect.any(String), ...fields })
    const told = program.said().matchAll(/"event":"(library_wrote|process_warning|unhandled_rejection)"/g)
    expect(new Set([...told].map(([, each]) => each))).toEqual(new Set([event]))
    expect(program.said()).not.toMatch(/Jane|room 12/)
    expect(await fetch(new URL('/health/live', address)).then(({ status }) => status)).toBe(200)
  })

  it('takes it for nothing that a library finds what it expects', async () => {
    const program = await started('console.assert(true, secret); console.error(secret)', 'later')
    await program.says(/ready at/)
    await program.says(/library_wrote[^\n]*\n/)
    expect(program.said().match(/library_wrote/g)).toHaveLength(1)
  })

  it.each([
    [
      'an exception',
      'throw Object.assign(new RangeError(secret), { code: "ERR_OUT_OF_RANGE" })',
      'RangeError',
      'ERR_OUT_OF_RANGE',
    ],
    ['text that is no JSON', 'JSON.parse(secret)', 'SyntaxError', undefined],
  ])('ends with %s that nobody caught, and says so in the log without its words', async (_, code, error, nodeCode) => {
    const program = await started(code, 'later')

    expect(await program.ended).toBe(1)
    const [, line] = /(\{"time":[^\n]*"event":"uncaught_exception"[^\n]*\})\n/.exec(program.said()) ?? []
    const told = JSON.parse(line ?? '{}')
    expect(told).toMatchObject({ level: 'error', error, stack: expect.any(String) })
    expect(told.code).toBe(nodeCode)
    expect(program.said()).not.toMatch(/Jane|room 12/)
  })

  it('does not start where something in it fails, and says so in the log without the words of the fault', async () => {
    const code =
      'const { Server } = process.getBuiltinModule("net"); Server.prototype.listen = () => { throw new Error(secret) }'
    const program = await started(code, 'first')

    expect(await program.ended).toBe(1)
    expect(JSON.parse(program.said())).toMatchObject({
      event: 'start_failed',
      error: 'Error',
      stack: expect.stringContaining('subgraphs/shared/sandbox/identity/issuer.ts'),
    })
    expect(program.said()).not.toMatch(/Jane|room 12/)
  })
})
