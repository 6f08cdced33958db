import { afterEach } from 'vitest'
import { type SandboxIssuer, startSandboxIssuer } from '#shared/sandbox/identity/issuer.ts'
import { sandboxToken } from '#shared/sandbox/identity/token.ts'
import { instantAnswer } from '../odoo-peer/instant-odoo.ts'
import { type OdooProxy, startOdooProxy } from '../odoo-peer/proxy.ts'
import { type Program, startProgram } from './program.ts'

/** What the tests of one suite start: the program, an Odoo and an issuer for it. All of it ends with the test. */
export function startedHere() {
  const programs: Program[] = []
  const peers: OdooProxy[] = []
  const issuers: SandboxIssuer[] = []

  afterEach(async () => {
    for (const { child } of programs.splice(0)) child.kill()
    for (const each of [...peers.splice(0), ...issuers.splice(0)]) await each.close()
  })

  return {
    run(...options: Parameters<typeof startProgram>): Program {
      const program = startProgram(...options)
      programs.push(program)
      return program
    },

    async odoo(): Promise<OdooProxy> {
      const peer = await startOdooProxy({ answer: ({ model, method, body }) => instantAnswer(model, method, body) })
      peers.push(peer)
      return peer
    },

    /** An OpenID provider outside of the program, which the program is told of by `settings`. */
    async issuer() {
      const provider = await startSandboxIssuer({ port: 0, audience: 'https://caregraph.example' })
      issuers.push(provider)
      const { issuer, audience } = provider
      return {
        settings: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience },
        token: (persona: string) => sandboxToken(persona, issuer),
      }
    },

    settingsFor: ({ url }: OdooProxy) => ({ ODOO_URL: url, ODOO_DATABASE: 'any', ODOO_API_KEY: 'any', PORT: '0' }),
  }
}
