import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { DoubleUser } from './environment.ts'
import { outbox } from './outbox/model.ts'
import { serverOf } from './server.ts'
import { type OdooTables, Tables } from './tables.ts'

export type { DoubleUser } from './environment.ts'
export type { OdooTables, TableRow } from './tables.ts'

export interface OdooDouble {
  /** Where it answers, on the loopback interface. */
  readonly url: string
  /** Ends it, and every connection to it. */
  close(): Promise<void>
}

/**
 * An Odoo 19 that is not one: it answers JSON-2 over these tables as a real one holding them would, and refuses with
 * status 501 what it does not know. What is written to it lives as long as it does.
 *
 * What is changed in it is noted in its outbox, as a real Odoo does once it was given one.
 *
 * The accounts need no record among the tables, but one that has one is seen with its name, zone and language.
 * Without a port it takes one that is free. @throws when the port is taken.
 */
export async function startOdooDouble(options: {
  readonly tables: OdooTables
  readonly database: string
  readonly users: readonly DoubleUser[]
  readonly port?: number
}): Promise<OdooDouble> {
  const { tables, database, users, port = 0 } = options
  const server = serverOf({ database, users }, new Tables({ [outbox.name]: [], ...tables }))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
