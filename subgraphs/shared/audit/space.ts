import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { type TroubleCode, troubleOf } from './trouble.ts'

export interface SpaceLeft {
  readonly megabytes: number
  /** Whether somebody should see to it. */
  readonly isLittle: boolean
}

/** Some hours of a busy gateway. */
const littleMegabytes = 500

/** What is left of the disk that a folder is on; where the system does not tell, nothing is said. */
export async function spaceLeft(folder: string): Promise<SpaceLeft> {
  try {
    const { bavail, bsize } = await statfs(folder)
    const megabytes = Math.floor((bavail * bsize) / 1_000_000)
    return { megabytes, isLittle: megabytes < littleMegabytes }
  } catch {
    return { megabytes: Number.NaN, isLittle: false }
  }
}

/** Why a file could not be written if it were tried; null where nothing speaks against it. */
export async function fileTrouble(file: string): Promise<TroubleCode | null> {
  try {
    await access(file, constants.W_OK)
    return null
  } catch (error) {
    return troubleOf(error)
  }
}
