import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { World } from './world.ts'

export const stepNames = {
  look: 'until the relay looks',
  read: 'the relay reads the row',
  translate: 'until it is sent to the log',
  append: 'it is durable and read from the log',
  execute: 'it is executed, with calls of Odoo',
  send: 'until the client has it',
} as const

/** Milliseconds that a change took for each step; together they are its whole way from the commit. */
export type Steps = Readonly<Record<keyof typeof stepNames, number>>

interface Command {
  readonly at: number
  readonly name: string
  readonly text: string
}

export interface Watch {
  forget(): void
  steps(committed: number, eventId: string, told: number): Steps
  end(): void
}

/**
 * Sees from outside how far a change has come: by the calls of Odoo, which go through the recorder, and by the commands
 * that reach Redis. Whoever follows the log asks for more once it has taken what came.
 */
export async function watchSteps({ recorder, store }: World): Promise<Watch> {
  let commands: Command[] = []
  const { host = '', port = 0 } = store.options
  const monitor = connect(port, host)
  monitor.write('MONITOR\r\n')
  await once(monitor, 'data')
  // 1795279510.691092 [0 127.0.0.1:49678] "XREAD" "COUNT" …
  createInterface(monitor).on('line', (line) => {
    const [, seconds, name = '', text = ''] = /^\+([\d.]+) \[[^\]]*\] "([^"]*)"(.*)$/.exec(line) ?? []
    if (seconds !== undefined) commands.push({ at: Number(seconds) * 1_000, name: name.toLowerCase(), text })
  })
  const stream = 'procurement'
  const found = <Value>(what: string, value: Value | undefined): Value => {
    if (value === undefined) throw new Error(`Cannot tell how long a change took: nobody saw ${what}`)
    return value
  }
  return {
    forget() {
      recorder.forget()
      commands = []
    },
    steps(committed, eventId, told) {
      const appending = ({ text }: Command) => text.includes(`\\"id\\":\\"${eventId}\\"`)
      const append = found('it appended', commands.find(appending)).at
      const next = ({ at, name, text }: Command) => name === 'xread' && text.includes(stream) && at > append
      const taken = found('it read from the log', commands.find(next)).at
      const { calls } = recorder
      const ofRelay = calls.filter(({ isRelays, isEmpty, answered }) => isRelays && !isEmpty && answered <= append + 1)
      const look = found('the relay look', ofRelay[0])
      const executed = Math.max(
        ...calls.filter(({ isRelays, answered }) => !isRelays && answered <= told).map(({ answered }) => answered),
      )
      return {
        look: look.asked - committed,
        read: look.answered - look.asked,
        translate: append - look.answered,
        append: taken - append,
        execute: executed - taken,
        send: told - executed,
      }
    },
    end: () => monitor.destroy(),
  }
}
