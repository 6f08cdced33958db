import { mkdir, realpath } from 'node:fs/promises'
import { areNested } from '../config/audit.ts'

/** Where a trail is kept, and where its anchors. */
export interface TrailFolders {
  readonly folder: string
  readonly anchorFolder: string
}

/** The anchors would be where the trail is: whoever changes the one has the other at hand. */
export class FoldersClash extends Error {}

/**
 * Makes both folders where they are not there and can be made; where they cannot, whoever writes will find out.
 * @throws {FoldersClash} where one turns out to be in the other, links followed.
 */
export async function makeFolders({ folder, anchorFolder }: TrailFolders): Promise<void> {
  const [one, other] = await Promise.all([folder, anchorFolder].map(made))
  if (one !== undefined && other !== undefined && areNested(one, other)) {
    throw new FoldersClash('Cannot keep anchors: their folder is in that of the trail, or the trail in theirs')
  }
}

async function made(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await realpath(folder)
  } catch {
    return undefined
  }
}
