import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cutText, type Mutant, root } from './mutant.ts'

/** A copy of the project in which nobody else works. */
export class Copy {
  readonly folder: string

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'caregraph-mutant-'))
    for (const file of filesOfProject()) {
      const to = path.join(this.folder, file)
      mkdirSync(path.dirname(to), { recursive: true })
      copyFileSync(path.join(root, file), to)
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'))
  }

  /** Does something while the mutant's cut is made. */
  async with<Outcome>({ change }: Mutant, work: () => Promise<Outcome>): Promise<Outcome> {
    if ('rule' in change) return work()
    const file = path.join(this.folder, change.file)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, cutText(change, text))
    try {
      return await work()
    } finally {
      writeFileSync(file, text)
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** What git has or would take. */
function filesOfProject(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))
}
