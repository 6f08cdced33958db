import type { Settings } from '#shared/config/settings.ts'
import type { ClaimsSandbox } from '#shared/sandbox/claims.ts'
import { CannotStart } from './cannot-start.ts'
import type { GatewayServer } from './server.ts'
import type { Service } from './services.ts'
import type { Telemetry } from './telemetry.ts'

/** Serves until the process is told to stop, and says at the terminal where, and what to do next. */
export async function serve(service: Service, { log, metrics }: Telemetry): Promise<void> {
  const { server, settings, title, sandbox, issuer, audit, events, external, claims } = service
  metrics.watchProcess()
  const { url } = await listen(server, settings)
  if (audit === null) log.info('audit.off')
  const stop = (signal: NodeJS.Signals) => {
    log.info('stopping', { signal })
    const served = server
      .close()
      .then(() => external?.close())
      .then(() => events?.close())
      .then(() => audit?.trail.close())
    Promise.all([served.then(() => claims?.close()), sandbox?.close(), issuer?.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.stdout.write(`${title} ready at ${url.replace('127.0.0.1', 'localhost')}\n`)
  if (sandbox !== null) process.stdout.write(sandboxHint)
  if (claims !== null) process.stdout.write(claimsHint(claims))
  if (issuer !== null) process.stdout.write(issuerHint(issuer.issuer))
}

const sandboxHint = `  Sandbox: no Odoo is configured, so a synthetic hospital group is served from memory.
  Open the address in a browser, or run "npm run demo" for a tour; "npm run example:events" follows what happens.
  For an Odoo of your own see .env.example.
`

const claimsHint = ({ fhir, remittance }: ClaimsSandbox) =>
  [
    ...(fhir === null ? [] : [`  Claims come from the sandbox's FHIR server at ${fhir.url}\n`]),
    ...(remittance === null ? [] : [`  Payers' files (X12 835) are taken from ${remittance.folder}\n`]),
  ].join('')

const issuerHint = (issuer: string) =>
  `  Whoever asks needs a token: "npm run --silent token -- buyer" prints one; without a name it lists who else there is.
  Tokens come from the sandbox's issuer at ${issuer}
`

async function listen(server: GatewayServer, { port, host }: Settings): Promise<{ readonly url: string }> {
  try {
    return await server.listen(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const found: Record<string, string> = {
      EADDRINUSE: 'something else listens there already, perhaps another Caregraph; PORT chooses another',
      EACCES: 'the system reserves that port; PORT chooses another',
      EADDRNOTAVAIL: 'this machine has no such address; HOST chooses another',
      ENOTFOUND: 'there is no such host; HOST chooses another',
    }
    if (typeof code !== 'string' || found[code] === undefined) throw error
    throw new CannotStart(`Cannot listen at ${host}:${port}: ${found[code]}`)
  }
}
