import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type FhirSettings, fhirTypes, type RemittanceSettings } from '../config/claim-sources.ts'
import { newClientKey, startFhirDouble } from './fhir-double/double.ts'
import { type RevenueCycle, revenueCycle } from './revenue-cycle/revenue-cycle.ts'

/** The sandbox's claims platform and payers, as if they were configured. */
export interface ClaimsSandbox {
  /** A FHIR double that holds the revenue cycle of the hospital group. Null: another is used. */
  readonly fhir: FhirSettings | null
  /** A folder with the payers' files of half a year, two of which cannot be used. Null: another is used. */
  readonly remittance: RemittanceSettings | null
  /** What was written to them is gone then. */
  close(): Promise<void>
}

const clientId = 'caregraph'
const scopes = ['system/*.read']
const pollSeconds = 2

/** Starts these parts of it. `port`: of the gateway; the FHIR server is two further, or anywhere where it is 0. */
export async function startClaimsSandbox(
  parts: readonly ('fhir' | 'remittance')[],
  port: number,
): Promise<ClaimsSandbox> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caregraph-sandbox-'))
  const cycle = revenueCycle()
  const fhir = parts.includes('fhir') ? await startFhir(cycle, folder, port === 0 ? 0 : port + 2) : null
  const remittance = parts.includes('remittance') ? await putFiles(cycle, folder) : null
  return {
    fhir: fhir?.settings ?? null,
    remittance,
    async close() {
      await fhir?.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whoever asks it has a key, made new each time and known to nobody else on other machines. */
async function startFhir({ resources }: RevenueCycle, folder: string, port: number) {
  const { privateKey, publicKey } = await newClientKey('ES384')
  const privateKeyFile = path.join(folder, 'fhir-key.json')
  await writeFile(privateKeyFile, JSON.stringify(privateKey), { mode: 0o600 })
  const { url, close } = await startFhirDouble({
    resources,
    accounts: [{ clientId, publicKeys: [publicKey], scopes: [...scopes, 'system/*.write'] }],
    port,
  })
  const settings: FhirSettings = {
    url,
    account: { clientId, privateKeyFile, scopes },
    types: fhirTypes,
    pollSeconds,
    noticeSecret: null,
  }
  return { settings, close }
}

async function putFiles(
  { remittanceFiles, badRemittanceFiles }: RevenueCycle,
  folder: string,
): Promise<RemittanceSettings> {
  const inbox = await mkdtemp(path.join(folder, 'remittances-'))
  await Promise.all(
    [...remittanceFiles, ...badRemittanceFiles].map(({ name, text }) => writeFile(path.join(inbox, name), text)),
  )
  return { folder: inbox, sftp: null }
}
