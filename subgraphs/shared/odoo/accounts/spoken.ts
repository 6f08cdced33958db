import { WrongUsage } from './administrator.ts'
import { OdooRefused } from './odoo-with-key.ts'

/** Where a command speaks: what it was asked for is printed, what it does on the way is said. */
export interface Voice {
  readonly print: (line: string) => void
  readonly say: (line: string) => void
}

/** 0: all is as it should be. 1: `status` found something that is not. 2: it could not be done, or not be told. */
export type Outcome = 0 | 1 | 2

/** Runs a command as it is given on a command line: prints `help` where that is asked for, says what is in its way. */
export async function spoken(
  args: readonly string[],
  help: string,
  voice: Voice,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  if (args.includes('--help') || args.length === 0) {
    voice.print(help)
    return 0
  }
  try {
    return await run()
  } catch (error) {
    const isSaid = error instanceof OdooRefused || error instanceof WrongUsage
    voice.say(isSaid ? error.message : String((error as Error).stack))
    return 2
  }
}

/** Says so where whoever listens on the way to an address would hear keys. */
export function warnOfOpenWay(url: string, { say }: Voice): void {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(hostname)) return
  say(`Careful: ${url} is not https: keys travel to it in the open`)
}
