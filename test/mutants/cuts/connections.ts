// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is cut is the text of a program.

import { cut, cutsOf } from '../cut.ts'
import type { Mutant } from '../mutant.ts'

// Whom a connection of subscriptions is for, for how long its token counts, and who wakes the relay.

const gateway = 'gateway/subscriptions'
const transports = `${gateway}/transports`
const suiteOf = (name: string) => [`test/gateway/subscriptions/${name}.test.ts`]

const tokens = suiteOf('transports/token-end')
const sessions = suiteOf('transports/socket-session')
const streams = suiteOf('transports/event-stream')
const upgrades = suiteOf('transports/upgrades')
const program = suiteOf('program')
const webhooks = ['test/gateway/http/webhook.test.ts']

const session = cutsOf(`${transports}/socket-session.ts`, tokens)
const stream = cutsOf(`${transports}/event-stream.ts`, streams)
const connected: readonly Mutant[] = [
  cut(
    'gateway/services.ts',
    program,
    'anybody opens a socket',
    'tokens.verify(token, correlationId)',
    "Promise.resolve({ issuer: token, subject: correlationId, client: '', scopes: new Set<string>(), companies: 'all', facilities: 'all', supplier: null, expiresAt: 4_102_444_800 } as const)",
  ),
  session('a socket lasts longer than its token', 'if (left <= 0) {', 'if (left === null) {'),
  session('an event is sent after the token has ended', 'if (hasEnded(this.principal)) {', 'if (this.#isCutOff) {'),
  session(
    'a token that has ended opens a socket',
    "if (hasEnded(principal)) this.cutOff('token_ended')\n      else then(principal)",
    'then(principal)',
  ),
  session('a socket is given to another subject', 'principal.subject !== subject || ', ''),
  session('a socket is given to another issuer’s', 'principal.issuer !== issuer || ', ''),
  session('a socket is given to another client', ' || principal.client !== client', ''),
  session(
    'a new token does not count',
    '    this.#principal = principal\n    this.#isExpiryTold = false',
    '    this.#isExpiryTold = false',
  ),
  session(
    'running operations do not hear of a new token',
    'for (const operation of [...this.#operations.values()]) operation.renewed()',
    '',
  ),
  cut(
    `${transports}/socket-session.ts`,
    sessions,
    'an operation may come before anybody is known',
    "    if (this.#principal === null) {\n      this.cutOff('unauthorized')\n      return\n    }\n    if (this.#operations.has(id))",
    '    if (this.#operations.has(id))',
  ),
  cut(
    `${transports}/socket-session.ts`,
    suiteOf('transports/access-tokens'),
    'what a socket is told of a token is not looked at',
    "if (error.why !== null) log.warn('auth.request_refused', { correlationId, reason: error.why })\n        this.cutOff('forbidden')",
    "if (error.why !== null) log.warn('auth.request_refused', { correlationId, reason: error.why })",
  ),
  stream(
    'an event stream lasts longer than its token',
    'if (this.#hasEnded()) {\n      this.#endWithToken()\n      return\n    }\n    if (!this.#hasBegun)',
    'if (!this.#hasBegun)',
  ),
  stream('an event is streamed after the token has ended', 'if (this.#hasEnded()) {', 'if (this.#isOver) {', {
    occurrence: 2,
  }),
  cut(
    `${transports}/socket-server.ts`,
    upgrades,
    'pages of any origin open sockets',
    '!originMayConnect(request.headers, limits.origins)',
    'false',
  ),
  cut(
    `${transports}/origin.ts`,
    upgrades,
    'the older name of an origin is not looked at',
    "headers.origin ?? headers['sec-websocket-origin']",
    'headers.origin',
  ),
  cut(
    `${transports}/origin.ts`,
    upgrades,
    'a page without an origin opens sockets',
    'if (page === null || !/^https?:$/.test(page.protocol)) return false',
    'if (page === null) return true',
  ),
  cut(
    `${transports}/origin.ts`,
    upgrades,
    'a page of any host opens sockets',
    '?.host === page.host',
    '?.host !== null',
  ),
]

const logged: readonly Mutant[] = [
  cut(
    `${transports}/operation.ts`,
    sessions,
    'a fault of a subscription is logged nowhere',
    'logFault(this.#services.log, error, { correlationId })',
    '',
  ),
  cut(
    `${transports}/operation.ts`,
    sessions,
    'a fault at the end of a subscription is logged nowhere',
    'logFault(this.#services.log, error, { correlationId: this.#session.correlationId })',
    'void error',
    { survives: 'To end a subscription of this program never fails.' },
  ),
  cut(
    `${transports}/socket-session.ts`,
    suiteOf('token-faults'),
    'a fault with a token on a socket is logged nowhere',
    'logFault(log, error, { correlationId })',
    '',
  ),
]

const hook = cutsOf('gateway/http/webhook.ts', webhooks)
const woken: readonly Mutant[] = [
  cut(
    'gateway/server.ts',
    webhooks,
    'anybody wakes the relay',
    'options.webhook && isWebhook(path, options.webhook)',
    'options.webhook',
  ),
  hook(
    'the secret of the webhook does not count',
    '`${webhookPath}${secret}`',
    '`${webhookPath}${secret && path.slice(webhookPath.length)}`',
  ),
  hook(
    'a secret is compared in a time that tells how much is right',
    'timingSafeEqual(digest(path), digest(`${webhookPath}${secret}`))',
    'path === `${webhookPath}${secret}`',
    {
      survives:
        'What is refused and accepted is the same; only the time it takes would tell, too little for a test to measure.',
    },
  ),
]

export const connectionCuts: readonly Mutant[] = [...connected, ...logged, ...woken]
