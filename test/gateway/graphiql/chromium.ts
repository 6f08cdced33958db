import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Where Chromium is on this machine; null when it is not. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return candidates.find((file) => existsSync(file)) ?? null
}

/** A POST of the page to GraphQL and what came back. */
export interface Exchange {
  readonly authorization: string | undefined
  readonly query: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are read in depth, each test asserting its own shape.
  readonly answer: any
}

export interface Chromium {
  /** Opens a page in a profile of its own. */
  open(url: string): Promise<Page>
  close(): Promise<void>
}

type Parameters = Readonly<Record<string, unknown>>
// biome-ignore lint/suspicious/noExplicitAny: the DevTools protocol has hundreds of shapes; each use reads its own.
type Told = any

/** Starts a Chromium without a window, spoken to over the DevTools protocol. */
export async function startChromium(executable: string): Promise<Chromium> {
  const profile = await mkdtemp(path.join(tmpdir(), 'caregraph-chromium-'))
  const child = spawn(
    executable,
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--window-size=1400,900'],
      ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const close = async () => {
    child.kill()
    await ended
    // Its children write a moment longer.
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const connection = await connected(child.stderr).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    async open(url) {
      const { browserContextId } = await connection.send('Target.createBrowserContext')
      const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank', browserContextId })
      const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
      const page = new Page(connection, sessionId)
      for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`)
      await page.visit(url)
      return page
    },
    close,
  }
}

async function connected(stderr: NodeJS.ReadableStream): Promise<Connection> {
  const connection = new Connection(await debuggerOf(stderr))
  await connection.opened
  return connection
}

async function debuggerOf(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address !== undefined) {
      stderr.resume()
      return address
    }
  }
  throw new Error('Cannot start Chromium: it ended without a word of where it listens')
}

class Connection {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, PromiseWithResolvers<Told>>()
  readonly #listeners: ((method: string, told: Told, sessionId: string) => void)[] = []
  readonly opened: Promise<unknown>

  constructor(address: string) {
    this.#socket = new WebSocket(address)
    this.opened = new Promise((resolve) => this.#socket.addEventListener('open', resolve, { once: true }))
    this.#socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))))
  }

  send(method: string, params: Parameters = {}, sessionId?: string): Promise<Told> {
    const id = this.#waiting.size + 1
    const waiting = Promise.withResolvers<Told>()
    this.#waiting.set(id, waiting)
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
    return waiting.promise
  }

  listen(listener: (method: string, told: Told, sessionId: string) => void): void {
    this.#listeners.push(listener)
  }

  #hear({ id, result, error, method, params, sessionId }: Told): void {
    if (method !== undefined) for (const listener of this.#listeners) listener(method, params, sessionId)
    const waiting = this.#waiting.get(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(`Cannot ask Chromium: ${error.message}`))
  }
}

/** A page, and what it did since it was opened. */
export class Page {
  /** Addresses it asked, in order; those inside of the page (data:, blob:) are not among them. */
  readonly asked: string[] = []
  /** Errors in its console, and exceptions. */
  readonly problems: string[] = []
  readonly #connection: Connection
  readonly #sessionId: string
  readonly #exchanges: Promise<Exchange>[] = []
  /** The Authorization header of each question to GraphQL, by the number of its request. */
  readonly #questions = new Map<string, string | undefined>()

  constructor(connection: Connection, sessionId: string) {
    this.#connection = connection
    this.#sessionId = sessionId
    connection.listen((method, told, session) => {
      if (session === sessionId) this.#hear(method, told)
    })
  }

  send(method: string, params: Parameters = {}): Promise<Told> {
    return this.#connection.send(method, params, this.#sessionId)
  }

  async visit(url: string): Promise<void> {
    await this.#replacedBy(() => this.send('Page.navigate', { url }))
  }

  /** What was asked before is forgotten, as Chromium forgets it. */
  async reload(): Promise<void> {
    this.#questions.clear()
    this.#exchanges.length = 0
    await this.#replacedBy(() => this.send('Page.reload'))
  }

  async #replacedBy(act: () => Promise<unknown>): Promise<void> {
    // Until the new page is there, the one before it answers.
    await this.evaluate(`globalThis.isBefore = true`)
    await act()
    await this.until(`globalThis.isBefore === undefined && document.readyState === 'complete'`)
  }

  /** The value of an expression of JavaScript in the page. */
  async evaluate(expression: string): Promise<Told> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(`Cannot evaluate ${expression}: ${result.description}`)
    return result.value
  }

  /** Waits until an expression of JavaScript is true in the page. */
  async until(expression: string, milliseconds = 20_000): Promise<void> {
    const end = Date.now() + milliseconds
    while (!(await this.evaluate(expression).catch(() => false))) {
      if (Date.now() > end) throw new Error(`Cannot go on: the page never came to ${expression}`)
      await sleep(50)
    }
  }

  /** What was asked of GraphQL and answered so far. */
  async exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#exchanges)
  }

  #hear(method: string, told: Told): void {
    if (method === 'Network.requestWillBeSent') this.#heardRequest(told)
    else if (method === 'Network.loadingFinished') this.#heardAnswer(told.requestId)
    else if (method === 'Runtime.exceptionThrown') this.problems.push(told.exceptionDetails.exception?.description)
    else if (method === 'Log.entryAdded' && told.entry.level === 'error') this.problems.push(told.entry.text)
    else if (method === 'Runtime.consoleAPICalled' && told.type === 'error') {
      this.problems.push(told.args.map(({ value, description }: Told) => value ?? description).join(' '))
    }
  }

  #heardRequest({ requestId, request: { url, method, headers } }: Told): void {
    if (/^(data|blob|about):/.test(url)) return
    this.asked.push(url)
    if (method === 'POST' && new URL(url).pathname === '/graphql') {
      this.#questions.set(requestId, headers.authorization ?? headers.Authorization)
    }
  }

  #heardAnswer(requestId: string): void {
    if (!this.#questions.has(requestId)) return
    const exchange = this.#exchange(requestId)
    // Whoever waits for it hears of it; what is forgotten in a reload need not be heard of.
    exchange.catch(() => {})
    this.#exchanges.push(exchange)
  }

  async #exchange(requestId: string): Promise<Exchange> {
    const [{ postData }, { body }] = await Promise.all([
      this.send('Network.getRequestPostData', { requestId }),
      this.send('Network.getResponseBody', { requestId }),
    ])
    const authorization = this.#questions.get(requestId)
    return { authorization, query: JSON.parse(postData).query, answer: JSON.parse(body) }
  }
}
