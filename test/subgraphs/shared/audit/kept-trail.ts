import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import type { Entry } from '#shared/audit/entry.ts'
import { filesByChain } from '#shared/audit/file-names.ts'
import type { TrailFolders } from '#shared/audit/folders.ts'
import { AuditTrail, type TrailOptions } from '#shared/audit/trail.ts'
import { verifyTrail } from '#shared/audit/verify.ts'
import { KeptLog } from '../auth/kept-log.ts'

/** Trails in folders of their own, on a real disk; all of it goes with the test. */
export function trailsHere() {
  const folders: string[] = []
  const trails: AuditTrail[] = []
  afterEach(async () => {
    for (const trail of trails.splice(0)) await trail.close()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })
  async function newFolders(): Promise<TrailFolders> {
    const root = await mkdtemp(path.join(tmpdir(), 'caregraph-audit-'))
    folders.push(root)
    return { folder: path.join(root, 'trail'), anchorFolder: path.join(root, 'anchors') }
  }
  return {
    newFolders,
    async open(options: Partial<TrailOptions> = {}) {
      const log = new KeptLog()
      const made = { ...(options.folder === undefined && (await newFolders())), ...options }
      const trail = await AuditTrail.open({
        role: 'gateway',
        host: 'test',
        retentionDays: 3_650,
        log,
        ...(made as TrailFolders),
      })
      trails.push(trail)
      return { trail, log, folder: made.folder as string, anchorFolder: made.anchorFolder as string }
    },
  }
}

/** The files of a trail in their order, with their whole lines. */
export async function linesIn(folder: string): Promise<{ readonly name: string; readonly lines: readonly string[] }[]> {
  const files = [...filesByChain((await readdir(folder)).sort()).values()].flat()
  return Promise.all(
    files.map(async ({ name }) => {
      const text = await readFile(path.join(folder, name), 'utf8')
      return { name, lines: text.split('\n').slice(0, -1) }
    }),
  )
}

// biome-ignore lint/suspicious/noExplicitAny: records are read in depth, each test asserting its own shape.
export type Written = any

/** The records of a trail, of one kind where it is named. */
export async function recordsIn(folder: string, kind?: Entry['kind']): Promise<Written[]> {
  const records = (await linesIn(folder)).flatMap(({ lines }) => lines.map((line) => JSON.parse(line)))
  return kind === undefined ? records : records.filter((record) => record.kind === kind)
}

/** What is wrong with a trail, in the words of findings. */
export async function wrongIn(folders: TrailFolders): Promise<string[]> {
  const { chains } = await verifyTrail(folders)
  return chains.flatMap(({ findings }) =>
    findings.map(({ kind, file, line, what }) => `${kind}: ${file === null ? '' : `${line}: `}${what}`),
  )
}
