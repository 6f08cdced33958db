import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Resource } from '@medplum/fhirtypes'
import { FhirClient } from '#shared/fhir/fhir-client.ts'
import { SmartAuthorization, type SmartAuthorizationOptions } from '#shared/fhir/smart-authorization.ts'
import {
  type FhirDouble,
  type FhirDoubleOptions,
  newClientKey,
  startFhirDouble,
} from '#shared/sandbox/fhir-double/double.ts'

/** Starts any of our FHIR servers. */
export type StartFhir = (
  options: Pick<FhirDoubleOptions, 'resources' | 'accounts'>,
) => Promise<Pick<FhirDouble, 'url' | 'close'>>

/** A FHIR server that holds these resources, and the product's client, which it lets in by a key of its own. */
export async function fhirServer(
  resources: readonly Resource[],
  { start = startFhirDouble, scopes = ['system/*.rs'], concurrency = 4 }: FhirServerOptions = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-fhir-'))
  const privateKeyFile = path.join(folder, 'key.json')
  const { privateKey, publicKey } = await newClientKey('ES384')
  await writeFile(privateKeyFile, JSON.stringify(privateKey), { mode: 0o600 })
  const clientId = 'caregraph'
  const { url, close } = await start({ resources, accounts: [{ clientId, publicKeys: [publicKey], scopes }] })
  const access: SmartAuthorizationOptions = { url, clientId, privateKeyFile, scopes }
  let closed: Promise<void> | null = null
  return {
    url,
    /** By which another process is let in too. */
    access,
    client: new FhirClient({ url, auth: new SmartAuthorization(access), concurrency }),
    /** From then on it is away; done again it changes nothing. */
    close() {
      closed ??= close().then(() => rm(folder, { recursive: true, force: true }))
      return closed
    },
  }
}

interface FhirServerOptions {
  readonly start?: StartFhir
  readonly scopes?: readonly string[]
  readonly concurrency?: number
}
