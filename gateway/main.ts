import { existsSync } from 'node:fs'
import { verifyCommand } from '#shared/audit/verify-command.ts'
import { readSettings, SettingsError } from '#shared/config/settings.ts'
import { OdooAccount } from '#shared/odoo/odoo.ts'
import { NoToken, sandboxToken } from '#shared/sandbox/identity/token.ts'
import { withoutMessage } from '#shared/telemetry/fault.ts'
import { jsonLog } from '#shared/telemetry/log.ts'
import { Metrics } from '#shared/telemetry/metrics.ts'
import { dropKept } from './cached-reference.ts'
import { CannotStart } from './cannot-start.ts'
import { readSupergraphSdl, writeContract } from './contract.ts'
import { connectEvents } from './event-service.ts'
import { checkFileCommand, rebuildCommand } from './external-commands.ts'
import { logProcess } from './process-log.ts'
import { serve } from './serve.ts'
import { gatewayService, subgraphService } from './services.ts'
import { connectedClaims, connectedOdoo } from './sources.ts'
import { subgraphModules } from './subgraph-modules.ts'
import type { Telemetry } from './telemetry.ts'

const metrics = new Metrics()
const log = metrics.counting(jsonLog(process.stderr))
const telemetry: Telemetry = { log, metrics, onCall: (call) => metrics.sourceCall(call) }

async function main([command, name, ...others]: readonly string[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (command === undefined) return serve(await gatewayService(readSettings(process.env), telemetry), telemetry)
  if (command === 'subgraph') return serve(await subgraphService(readSettings(process.env), name, telemetry), telemetry)
  if (command === 'token') return printToken(name)
  if (command === 'drop') return printDropped([name, ...others])
  if (command === 'audit:verify') return verifyTrail([name ?? [], others].flat())
  if (command === 'rebuild') return rebuild(name)
  if (command === 'remittance:check') return checkFile(name)
  if (command === 'compose') return compose()
  throw new CannotStart(`Cannot run ${command}: expected nothing, ${commands}`)
}

const commands =
  '"subgraph <name>", "token <persona>", "drop <type> [id]", "audit:verify", "rebuild", "remittance:check <file>" or "compose"'

/** Reads the subgraphs' SDL only: no call is ever made, so whatever is wrong with it can be told in full. */
function compose(): void {
  try {
    writeContract(subgraphModules(new OdooAccount(nowhere, log)))
  } catch (error) {
    throw new CannotStart(error instanceof Error ? error.stack : 'Cannot compose')
  }
}

const nowhere = { url: 'http://127.0.0.1:0', database: 'none', apiKey: 'none', concurrency: 1 }

async function printDropped(words: readonly (string | undefined)[]): Promise<void> {
  process.stdout.write(`${await dropKept(words, readSettings(process.env), readSupergraphSdl())}\n`)
}

async function verifyTrail(args: readonly string[]): Promise<void> {
  const { AUDIT_DIR: folder, AUDIT_ANCHOR_DIR: anchorFolder } = process.env
  process.exitCode = await verifyCommand(args, { folder, anchorFolder }, process.stdout, process.stderr)
}

/** Whoever leads the ingest does it; this process only where nobody does. */
async function rebuild(option: string | undefined): Promise<void> {
  // Nothing is served: parts of the sandbox listen anywhere.
  const settings = { ...readSettings(process.env), port: 0 }
  if (settings.redisStoreUrl === null) {
    throw new CannotStart(
      'Cannot rebuild: REDIS_STORE_URL is not set; without it each process builds its own when it starts',
    )
  }
  if (option !== undefined && option !== '--from-archive')
    throw new CannotStart('Cannot rebuild: expected nothing, or --from-archive')
  const { odoo, cache, sandbox } = await connectedOdoo(settings, telemetry)
  const events = connectEvents({ settings, odoo, relay: null, cache, ...telemetry })
  const { external, claims } = await connectedClaims(settings, odoo, events, telemetry)
  if (external === null) throw new CannotStart('Cannot rebuild: neither FHIR_URL nor REMITTANCE_DIR is set')
  process.exitCode = await rebuildCommand(external, option !== undefined, process.stdout)
  await Promise.all([events?.close(), claims?.close(), sandbox?.close()])
}

async function checkFile(file: string | undefined): Promise<void> {
  if (file === undefined) throw new CannotStart('Cannot check: expected the path of a file')
  process.exitCode = await checkFileCommand(file, process.stdout)
}

async function printToken(persona: string | undefined): Promise<void> {
  const { port } = readSettings(process.env)
  try {
    process.stdout.write(`${await sandboxToken(persona, `http://localhost:${port + 1}`)}\n`)
  } catch (error) {
    if (!(error instanceof NoToken)) throw error
    throw new CannotStart(error.message)
  }
}

logProcess(log)

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CannotStart || error instanceof SettingsError) process.stderr.write(`${error.message}\n`)
  else log.error('start_failed', withoutMessage(error))
  process.exit(1)
})
