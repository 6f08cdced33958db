import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, it } from 'vitest'

/** A disk of a few kilobytes, mounted for one test: one that is really full, and really read-only. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves no byte free on it. */
  fill(): Promise<void>
  /** Gives all that was filled free again. */
  free(): Promise<void>
  makeReadOnly(): void
  makeWritable(): void
}

function mountSmallDisk(kilobytes: number): SmallDisk | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'caregraph-disk-'))
  const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' })
  const options = `size=${kilobytes}k,mode=700`
  const mounted = mount('-t', 'tmpfs', '-o', options, 'caregraph-test', folder)
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return `no disk can be mounted: ${(mounted.stderr ?? mounted.error?.message ?? '').trim().slice(0, 80)}`
  }
  const ballast = path.join(folder, 'ballast')
  const remount = (how: string) => {
    const { status, stderr } = mount('-o', `remount,${how},${options}`, folder)
    if (status !== 0) throw new Error(`Cannot remount: ${stderr}`)
  }
  return {
    folder,
    async fill() {
      // Page by page, until there is none.
      for (let bytes = 4_096; ; bytes += 4_096) {
        const isFull = await writeFile(ballast, Buffer.alloc(bytes)).then(
          () => false,
          () => true,
        )
        if (isFull) return
      }
    },
    free: () => rm(ballast, { force: true }),
    makeReadOnly: () => remount('ro'),
    makeWritable: () => remount('rw'),
  }
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
}

/**
 * A suite on disks of its own; `disk` mounts one. Where none can be mounted (that takes root) it is skipped by its name,
 * or fails where CAREGRAPH_REQUIRE_LIVE is 1.
 */
export function describeOnSmallDisk(name: string, suite: (disk: (kilobytes: number) => SmallDisk) => void): void {
  const trial = mountSmallDisk(64)
  if (typeof trial === 'string') {
    const isRequired = process.env.CAREGRAPH_REQUIRE_LIVE === '1'
    if (!isRequired) console.warn(`Skipped: ${name}: ${trial}`)
    describe(`${name} (skipped: ${trial})`, () => {
      it.skipIf(!isRequired)('has a disk', () => {
        throw new Error(`Cannot run ${name}: ${trial}`)
      })
    })
    return
  }
  unmount(trial.folder)
  describe(name, () => {
    const folders: string[] = []
    afterEach(() => {
      for (const folder of folders.splice(0)) unmount(folder)
    })
    suite((kilobytes) => {
      const disk = mountSmallDisk(kilobytes)
      if (typeof disk === 'string') throw new Error(disk)
      folders.push(disk.folder)
      return disk
    })
  })
}
