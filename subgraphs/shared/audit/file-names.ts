import { randomBytes } from 'node:crypto'

/** One file of a chain, as its name says. */
export interface ChainFile {
  readonly chain: string
  /** From 1. */
  readonly number: number
  readonly name: string
}

/**
 * A name for the chain of one process, from its start to its end: no two processes ever have the same, so no two ever
 * write to the same file. `instance` says what runs where, and is the same after the next start.
 */
export function chainName(instance: string, now: Date): string {
  const start = now.toISOString().replace(/[-:.]/g, '')
  return `${instance}-${start}-${randomBytes(4).toString('hex')}`
}

/** What of a chain's name is the same for all runs of the process; null for what is no name of a chain. */
export function instanceOf(chain: string): string | null {
  return /^([A-Za-z0-9-]{1,100})-\d{8}T\d{9}Z-[0-9a-f]{8}$/.exec(chain)?.[1] ?? null
}

/** A name for what runs here: the role and the machine, in letters, digits and hyphens. */
export function instanceName(role: string, host: string): string {
  const machine = host.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `${role}-${machine.slice(0, 60) || 'host'}`
}

/** `day` is the one it was begun, in UTC: for people, nothing goes by it. */
export function fileName(chain: string, number: number, day: string): string {
  return `${chain}.${String(number).padStart(6, '0')}.${day}.jsonl`
}

/** Null for what is no file of a chain. */
export function chainFile(name: string): ChainFile | null {
  const [, chain, number] = /^([A-Za-z0-9-]+)\.(\d{6,9})\.\d{4}-\d\d-\d\d\.jsonl$/.exec(name) ?? []
  if (chain === undefined || number === undefined || instanceOf(chain) === null) return null
  return { chain, number: Number(number), name }
}

/** The files of each chain among some names, in their order. */
export function filesByChain(names: readonly string[]): Map<string, ChainFile[]> {
  const files = names.flatMap((name) => chainFile(name) ?? [])
  files.sort((one, other) => one.number - other.number)
  return Map.groupBy(files, ({ chain }) => chain)
}

/** Where the anchors of a chain are, in the folder of anchors. */
export function anchorFileName(chain: string): string {
  return `${chain}.anchors.jsonl`
}

/** Where it is said that the beginning of a chain was removed, in the folder of anchors. */
export function startFileName(chain: string): string {
  return `${chain}.start.json`
}

/** The chain that a file in the folder of anchors is about; null for other files. */
export function anchoredChain(name: string): string | null {
  const chain = /^([A-Za-z0-9-]+)\.(anchors\.jsonl|start\.json)$/.exec(name)?.[1] ?? ''
  return instanceOf(chain) === null ? null : chain
}
